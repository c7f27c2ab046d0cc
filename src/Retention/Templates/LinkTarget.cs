using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Retention.Templates;

/// <summary>
/// Judges where a link leads that a merchant wrote: to the shop itself, or it is refused. Merchants who send other people's customers to a copy of a bank are why
/// (facts/shopify.md 6): names that look alike, bare numbers and shorteners are told apart only so that the message says what is wrong.
/// </summary>
public static class LinkTarget
{
    private static readonly FrozenSet<string> Shorteners = FrozenSet.ToFrozenSet(
        ["bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "cutt.ly", "rebrand.ly", "rb.gy", "shorturl.at", "tiny.cc", "s.id", "lnkd.in", "linktr.ee", "t.ly", "v.gd", "qr.ae"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Networks = FrozenSet.ToFrozenSet(
        ["instagram.com", "facebook.com", "x.com", "twitter.com", "tiktok.com", "youtube.com", "pinterest.com", "linkedin.com", "threads.net", "threads.com", "bsky.app", "snapchat.com", "tumblr.com", "twitch.tv", "vimeo.com", "reddit.com", "vk.com", "weibo.com", "line.me", "xing.com"], StringComparer.Ordinal);

    /// <summary>What is wrong with an address to which letters are to link, in a sentence with its remedy; null when it is the shop's own.</summary>
    /// <param name="url">The address.</param>
    /// <param name="shopUrl">The shop's front page; null when it is not known.</param>
    public static string? Fault(Uri url, string? shopUrl) =>
        url.UserInfo.Length > 0 ? HiddenBehindAt : Fault(url.Scheme, url.IdnHost, OwnHost(shopUrl));

    /// <summary>Whether an address is a page on a network where shops have pages of their own.</summary>
    public static bool IsOfNetwork(Uri url) =>
        url is { Scheme: "https" or "http", UserInfo: "", IsDefaultPort: true } && Bare(url.IdnHost) is var host && Networks.Any(network => host == network || host.EndsWith($".{network}", StringComparison.Ordinal));

    /// <summary>The host of the shop's front page; null when it is not known.</summary>
    internal static string? OwnHost(string? shopUrl) => Uri.TryCreate(shopUrl, UriKind.Absolute, out var front) ? Bare(front.IdnHost) : null;

    /// <summary>What is wrong with a link; null when it leads to the shop.</summary>
    /// <param name="scheme">What stands before <c>://</c>; empty where nothing does.</param>
    /// <param name="host">The host as written, in lower case, perhaps with a port.</param>
    /// <param name="own">The shop's host.</param>
    internal static string? Fault(string scheme, string host, string? own)
    {
        if (scheme is not ("http" or "https" or ""))
            return $"A link begins with https://, not {scheme}://.";
        if (host.Contains('{', StringComparison.Ordinal))
            return "Where a link leads must stand there as it is: the part after https:// can hold no value.";
        if (host.Contains('@', StringComparison.Ordinal))
            return HiddenBehindAt;
        var (bare, shown) = (Bare(host.Split(':')[0]), TagReader.Shown(host));
        if (own is null)
            return "Links can lead to your own shop only, and its address is not known here. Take the link out, or set the shop's address first.";
        if (bare == own || bare.EndsWith($".{own}", StringComparison.Ordinal))
            return null;
        var only = $"Links can lead to your own shop only ({own})";
        if (host.Split(':')[0].All(letter => char.IsAsciiDigit(letter) || letter == '.')) // What stands in [ ] is one, too.
            return $"This link leads to a bare number, as links of swindlers do. {only}: write its name.";
        if (Shorteners.Contains(bare))
            return $"{shown} hides where a link leads. {only}: write the whole address.";
        if (bare.Split('.').Any(label => label.StartsWith("xn--", StringComparison.Ordinal)) || !Ascii.IsValid(host))
            return $"The name {shown} has letters that can look like others. {only}: write that name in plain letters.";
        return $"This link leads to {shown}. {only}: put a page there that leads on, or take the link out.";
    }

    private const string HiddenBehindAt = "This link hides where it leads behind an @. Write it without.";

    // As it goes over the wire: a name of other letters is compared by that.
    private static string Bare(string host)
    {
        var name = host.ToLowerInvariant();
        try
        {
            name = Ascii.IsValid(name) ? name : new IdnMapping().GetAscii(name.TrimEnd('.'));
        }
        catch (ArgumentException)
        {
            // No name at all: it is nobody's.
        }

        return name.TrimEnd('.') is ['w', 'w', 'w', '.', .. var rest] ? rest : name.TrimEnd('.');
    }
}
