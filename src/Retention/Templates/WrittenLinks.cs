using System.Text.RegularExpressions;

namespace Retention.Templates;

/// <summary>
/// Links that stand in words as they are. Only those to the shop itself may: a link elsewhere carries the shop's good name to a place that nobody
/// looks after, and mailbox providers count it against the shop (facts/messaging.md).
/// </summary>
public static partial class WrittenLinks
{
    private const string Ends = "/?#\"'<>()[]|\\ \t\r\n";

    /// <summary>What is wrong with the links of a source.</summary>
    /// <param name="source">The words.</param>
    /// <param name="shopUrl">The shop's front page; null when it is not known.</param>
    public static IEnumerable<TemplateFault> Faults(string source, string? shopUrl)
    {
        var own = LinkTarget.OwnHost(shopUrl);
        for (var at = Next(source, 0); at is { } found;)
        {
            var host = Host(source, found.HostAt);
            if (LinkTarget.Fault(found.Scheme, host, own) is { } message)
                yield return TemplateFault.At(source, found.Begin, message);
            at = Next(source, found.HostAt + Math.Max(1, host.Length));
        }

        foreach (var odd in Odd().Matches(source).Where(odd => odd.Success))
            yield return TemplateFault.At(source, odd.Index, IsMark(source[odd.Index]) ? "A hidden mark here turns letters around, so that a link reads as another. Delete it and write the word again." : "This is a link that programs follow and readers don't see as one. Write it as https://, or take it out.");
    }

    // The next "scheme://", "www." or bare domain; a mail program makes a link of each.
    private static (int Begin, int HostAt, string Scheme)? Next(string source, int from)
    {
        if (from >= source.Length)
            return null;
        var slashes = source.IndexOf("://", from, StringComparison.Ordinal);
        var www = source.IndexOf("www.", from, StringComparison.OrdinalIgnoreCase);
        while (www > 0 && char.IsLetterOrDigit(source[www - 1]))
            www = source.IndexOf("www.", www + 4, StringComparison.OrdinalIgnoreCase);
        var bare = BareDomain().Match(source, from);
        if (bare.Success && (slashes < 0 || bare.Index < slashes) && (www < 0 || bare.Index < www))
            return (bare.Index, bare.Index, "");
        if (slashes < 0 && www < 0)
            return null;
        if (slashes < 0 || (www >= 0 && www < slashes))
            return (www, www, "");
        var begin = slashes;
        while (begin > from && (char.IsAsciiLetterOrDigit(source[begin - 1]) || source[begin - 1] is '+' or '-' or '.'))
            begin--;
        return (begin, slashes + 3, source[begin..slashes].ToLowerInvariant());
    }

    private static string Host(string source, int from)
    {
        var to = source.AsSpan(from).IndexOfAny(Ends) is >= 0 and var length ? from + length : source.Length;
        return source[from..to].TrimEnd('.', ',', ';', ':', '!').ToLowerInvariant();
    }

    // Those ends of a name that mail programs know best, and that are no word of a sentence; whatever a path follows; and four numbers. An address of
    // mail is no link. Letters that look like others are as good as any.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}_@./:{-])(([\p{L}\p{N}-]+\.)+(com|net|org|info|biz|shop|store|online|site|xyz|top|app|dev|io|co|me|ly|gl|gd|link|page|live|club|eu|uk|de|fr|es|nl|jp|ca|au|ru|cn|ch|pl|se|dk|br|mx|cc|tk|ml|ga|cf|gq|ws|tv|zip|mov|tech|cloud|website|icu|buzz|pw|su)(?![\w@-]|\.\w)|([\p{L}\p{N}-]+\.)+\p{L}{2,}(?=/)|[0-9]{1,3}(\.[0-9]{1,3}){3}(?![\w.]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex BareDomain();

    // "https:/" with one slash or none, which browsers put right; what runs instead of leading anywhere; and marks that turn the order of letters around.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(https?:(?!//)[^\s]|(javascript|vbscript|data|file):(?!//)[^\s])|[\u202A-\u202E]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Odd();

    private static bool IsMark(char letter) => letter is >= '\u202A' and <= '\u202E';
}
