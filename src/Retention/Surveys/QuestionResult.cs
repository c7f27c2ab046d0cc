using System.Collections.Immutable;
using System.Globalization;

namespace Retention.Surveys;

/// <summary>How a question was answered.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answered">How many answered it.</param>
/// <param name="Counts">How many chose what, in the order in which it is offered; empty for words.</param>
public sealed record QuestionResult(Question Question, int Answered, ImmutableArray<OptionCount> Counts)
{
    /// <summary>The average of a scale; null for other kinds, and where too few answered to say so.</summary>
    public double? Average => !Question.IsScale || Answered < Score.Enough ? null
        : Counts.Sum(count => (double)count.Count * int.Parse(count.Option, CultureInfo.InvariantCulture)) / Counts.Sum(count => count.Count);

    internal static QuestionResult Of(Question question, IReadOnlyCollection<Response> responses)
    {
        // What an earlier version offered, and this one does not, is counted nowhere.
        var given = responses.Select(response => response.Of(question.Key)).Where(values => !values.IsEmpty && (question.IsText || values.All(value => question.Options.Contains(value, StringComparer.Ordinal)))).ToArray();
        return new(question, given.Length, [.. question.Options.Select(option => new OptionCount(option, given.Count(values => values.Contains(option, StringComparer.Ordinal))))]);
    }
}

/// <summary>How many chose an answer.</summary>
/// <param name="Option">The answer.</param>
/// <param name="Count">How many.</param>
public sealed record OptionCount(string Option, int Count);
