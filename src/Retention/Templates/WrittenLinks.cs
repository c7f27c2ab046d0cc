using System.Text.RegularExpressions;

namespace Retention.Templates;

/// <summary>
/// Links that stand in words as they are. Only those to the shop itself may: a link elsewhere carries the shop's good name to a place that nobody
/// looks after, and mailbox providers count it against the shop (facts/messaging.md).
/// </summary>
internal static partial class WrittenLinks
{
    private const string Ends = "/?#\"'<>()[]|\\ \t\r\n";

    /// <summary>What is wrong with the links of a source.</summary>
    /// <param name="source">The words.</param>
    /// <param name="shopUrl">The shop's front page; null when it is not known.</param>
    public static IEnumerable<TemplateFault> Faults(string source, string? shopUrl)
    {
        var own = Uri.TryCreate(shopUrl, UriKind.Absolute, out var front) ? Bare(front.Host) : null;
        for (var at = Next(source, 0); at is { } found;)
        {
            var host = Host(source, found.HostAt);
            if (Fault(found.Scheme, host, own) is { } message)
                yield return TemplateFault.At(source, found.Begin, message);
            at = Next(source, found.HostAt + Math.Max(1, host.Length));
        }
    }

    private static string? Fault(string scheme, string host, string? own)
    {
        if (scheme is not ("http" or "https" or ""))
            return $"A link begins with https://, not {scheme}://.";
        if (host.Contains('{', StringComparison.Ordinal))
            return "Where a link leads must stand there as it is: the part after https:// can hold no value.";
        if (host.Contains('@', StringComparison.Ordinal))
            return "This link hides where it leads behind an @. Write it without.";
        var bare = Bare(host.Split(':')[0]);
        if (own is null)
            return "Links can lead to your own shop only, and its address is not known here. Take the link out, or set the shop's address first.";
        return bare == own || bare.EndsWith($".{own}", StringComparison.Ordinal) ? null : $"This link leads to {TagReader.Shown(host)}. Links can lead to your own shop only ({own}): put a page there that leads on, or take the link out.";
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

    // Those ends of a name that mail programs know best, and that are no word of a sentence. An address of mail is no link.
    [GeneratedRegex(
        @"(?<![\w@./:{-])([a-z0-9-]+\.)+(com|net|org|info|biz|shop|store|online|site|xyz|top|app|dev|io|co|me|ly|gl|gd|link|page|live|club|eu|uk|de|fr|es|nl|jp|ca|au|ru|cn|ch|pl|se|dk|br|mx)(?![\w@-]|\.\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex BareDomain();

    private static string Bare(string host) => host.ToLowerInvariant() is ['w', 'w', 'w', '.', .. var rest] ? rest : host.ToLowerInvariant();
}
