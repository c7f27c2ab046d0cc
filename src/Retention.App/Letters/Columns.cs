using System.Globalization;
using System.Text;

namespace Retention.App.Letters;

/// <summary>Sets plain text in columns of a page where every letter is as wide, and those of East Asia twice as wide.</summary>
internal static class Columns
{
    private const string NotFirst = "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…,.!?)]}:;%";
    private const string NotLast = "（〔［｛〈《「『【([{";

    /// <summary>How many columns a text takes.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>Fills up with spaces on the right.</summary>
    public static string PadRight(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>Fills up with spaces on the left.</summary>
    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Width(text))) + text;

    /// <summary>
    /// Breaks a line at its spaces. A word that is wider than the page is broken too, for some languages write without spaces;
    /// a link never is, because a broken link leads nowhere.
    /// </summary>
    public static IReadOnlyList<string> Fold(string line, int width)
    {
        var lines = new List<string>();
        var current = "";
        foreach (var word in line.Split(' '))
        {
            var joined = current.Length == 0 ? word : $"{current} {word}";
            if (Width(joined) <= width)
            {
                current = joined;
            }
            else if (Width(word) <= width || word.Contains("://", StringComparison.Ordinal))
            {
                if (current.Length > 0)
                    lines.Add(current);
                current = word;
            }
            else
            {
                current = Break(joined, width, lines);
            }
        }
        lines.Add(current);
        return lines;
    }

    /// <summary>Adds the full lines of a text without spaces and gives back what is left over.</summary>
    private static string Break(string text, int width, List<string> lines)
    {
        var line = new List<string>();
        foreach (var piece in Pieces(text, width))
        {
            if (line.Sum(Width) + Width(piece) > width)
            {
                var kept = Kept(line, piece);
                lines.Add(string.Concat(line.Take(kept)).TrimEnd(' '));
                line.RemoveRange(0, kept);
            }

            if (line.Count > 0 || piece != " ")
                line.Add(piece);
        }

        return string.Concat(line);
    }

    // How much of a line stays, so that by the rules of Japanese type (kinsoku, JIS X 4051) none begins with a full stop or ends with a bracket that opens.
    private static int Kept(List<string> line, string next)
    {
        for (var kept = line.Count; kept > 0; kept--)
        {
            var begins = kept < line.Count ? line[kept] : next;
            if (!NotFirst.Contains(begins[0]) && !NotLast.Contains(line[kept - 1][0]))
                return kept;
        }

        return line.Count;
    }

    // Letters of East Asia stand alone; a word of others, such as a shop's name among them, stays whole where it fits on a line.
    private static IEnumerable<string> Pieces(string text, int width)
    {
        var word = "";
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            if (letter != " " && Width(letter) <= 1 && Width(word) + Width(letter) <= width)
            {
                word += letter;
                continue;
            }

            if (word.Length > 0)
                yield return word;
            word = letter != " " && Width(letter) <= 1 ? letter : "";
            if (word.Length == 0)
                yield return letter;
        }

        if (word.Length > 0)
            yield return word;
    }

    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    // The blocks that Unicode's East Asian Width (UAX 11) calls wide, and the pictographs; enough to keep columns straight.
    private static bool IsWide(int letter) => letter
        is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
