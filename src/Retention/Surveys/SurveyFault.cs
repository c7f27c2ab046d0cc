namespace Retention.Surveys;

/// <summary>What is wrong with a survey's file, where, and what to do.</summary>
/// <param name="Path">The place in the file, like <c>pages[1].questions[0].show-if</c>; empty for the file as a whole.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
public sealed record SurveyFault(string Path, string Problem, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "The file" : Path)}: {Problem} {Remedy}";
}
