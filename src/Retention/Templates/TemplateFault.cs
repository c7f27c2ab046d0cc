namespace Retention.Templates;

/// <summary>What is wrong at one place of a template, with what to do.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in that line, from 1.</param>
/// <param name="Message">A sentence or two, with the remedy.</param>
public sealed record TemplateFault(int Line, int Column, string Message)
{
    /// <summary>A fault at this character of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="index">The character, from 0.</param>
    /// <param name="message">What is wrong, with the remedy.</param>
    public static TemplateFault At(string source, int index, string message)
    {
        var before = source.AsSpan(0, Math.Min(index, source.Length));
        return new(Line: before.Count('\n') + 1, Column: before.Length - before.LastIndexOf('\n'), message);
    }
}
