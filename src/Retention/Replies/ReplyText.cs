using System.Text.RegularExpressions;

namespace Retention.Replies;

/// <summary>
/// What somebody wrote in a reply, without the letter that it answers. Conservative: where it is not plain where the quoted letter begins, or own
/// words stand below it, nothing is cut.
/// </summary>
public static partial class ReplyText
{
    private const int LongestAttribution = 3;
    private const int LongestHead = 6;

    /// <summary>The reply's own words; all of it where they can't be told apart.</summary>
    public static string Own(string text)
    {
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        var above = Above(lines);
        if (above.Length > 0)
            return above;
        // The answer stands below the letter, as some write it.
        var below = Joined(lines.Where((line, at) => !IsQuoted(line) && AttributionAt(lines, at) == 0 && !IsPartOfAttribution(lines, at)));
        return below.Length > 0 ? below : text.Trim();
    }

    private static string Above(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            if (IsDivider().IsMatch(lines[at]) || IsHead(lines, at))
                return Joined(lines.Take(at));
            var quote = IsQuoted(lines[at]) ? at : AttributionAt(lines, at) is > 0 and var length ? at + length : -1;
            // Own words among the quoted ones belong together with them.
            if (quote >= 0 && lines.Skip(quote).All(line => line.Length == 0 || IsQuoted(line)))
                return Joined(lines.Take(at));
            if (quote >= 0)
                return at == 0 || lines.Take(at).All(line => line.Length == 0) ? "" : Joined(lines);
        }

        return Joined(lines);
    }

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines).Trim();

    private static bool IsQuoted(string line) => line.StartsWith('>');

    // "On Sunday ... wrote:", over up to three lines; how many it takes, 0 where there is none.
    private static int AttributionAt(string[] lines, int at)
    {
        for (var length = 1; length <= LongestAttribution && at + length <= lines.Length; length++)
        {
            if (IsAttribution().IsMatch(string.Join(' ', lines.Skip(at).Take(length))))
                return length;
        }

        return 0;
    }

    private static bool IsPartOfAttribution(string[] lines, int at) =>
        Enumerable.Range(1, LongestAttribution - 1).Any(back => at - back >= 0 && AttributionAt(lines, at - back) > back);

    // The head that Outlook sets above a letter: from, sent, to, subject, in the writer's own language.
    private static bool IsHead(string[] lines, int at) =>
        IsFrom().IsMatch(lines[at]) && lines.Skip(at + 1).Take(LongestHead).Count(line => IsOtherHead().IsMatch(line)) >= 2;

    [GeneratedRegex(@"^(On\b.+\bwrote|Am\b.+\bschrieb\b.*|Le\b.+\ba écrit|El\b.+\bescribió|\d{4}年.+(のメール|書きました|wrote))\s?:$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsAttribution();

    [GeneratedRegex(@"^(-{3,}\s*(Original Message|Ursprüngliche Nachricht|Message d'origine|Message d’origine|Mensaje original|元のメッセージ|Original Appointment)\s*-{3,}|_{20,})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex IsDivider();

    [GeneratedRegex(@"^\*?(From|Von|De|差出人)\s?:\*?\s?\S", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsFrom();

    [GeneratedRegex(@"^\*?(Sent|Date|To|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado( el)?|Fecha|Para|Asunto|送信日時|宛先|件名)\s?:", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsOtherHead();
}
