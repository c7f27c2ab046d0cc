using System.Globalization;
using System.Text;

namespace Retention.App.Letters;

/// <summary>What every value passes on its way into a letter, whoever wrote it.</summary>
internal static class Clean
{
    /// <summary>
    /// The text on one line: control characters and line breaks become one space, so that nothing can end a header
    /// and no two words grow together.
    /// </summary>
    public static string Line(string? text)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var isGap = rune.Value == ' '
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (!isGap)
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The text line by line, each one clean; empty when there are no words at all.</summary>
    public static IReadOnlyList<string> Lines(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Trim().Split('\n').Select(Line).ToList();
        return lines.TrueForAll(line => line.Length == 0) ? [] : lines;
    }

    /// <summary>The address of a web page or picture; null for every other scheme, such as javascript, data or file.</summary>
    public static string? Address(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "https" or "http" } ? address.AbsoluteUri : null;

    /// <summary>A language tag that is fit for a lang attribute; English for what is none.</summary>
    public static string Language(string? tag) =>
        tag is { Length: >= 2 and <= 35 } && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && char.IsAsciiLetter(tag[0]) ? tag : "en";
}
