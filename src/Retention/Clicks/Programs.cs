using System.Collections.Immutable;

namespace Retention.Clicks;

/// <summary>Programs that open links and say who they are. Many scanners call themselves browsers: for those there are the other guards.</summary>
public static class Programs
{
    // Pieces of their names (User-Agent), in small letters: general words first, then scanners of mail, previews of messengers, libraries.
    private static readonly ImmutableArray<string> Names =
    [
        "bot", "crawler", "spider", "scanner", "preview", "prefetch", "monitor", "headless", "phantomjs", "validator", "linkcheck",
        "barracuda", "mimecast", "proofpoint", "symantec", "forcepoint", "trendmicro", "sophos", "fireeye", "cloudmark", "urlscan", "virustotal", "safebrowsing", "imageproxy",
        "facebookexternalhit", "whatsapp", "slack", "skypeuripreview", "telegram", "discord",
        "curl/", "wget/", "python", "java/", "okhttp", "go-http-client", "node-fetch", "axios", "libwww", "ruby", "php/", "httpclient", "postman",
    ];

    /// <summary>Who it may be.</summary>
    /// <param name="isHead">Whether it asks for the head only.</param>
    /// <param name="agent">What it calls itself; null where it does not say: every browser does.</param>
    /// <param name="purpose">What it wants the page for (<c>Sec-Purpose</c>, <c>Purpose</c>); null where it does not say.</param>
    public static Follower Of(bool isHead, string? agent, string? purpose) =>
        isHead ? Follower.Head
        : string.IsNullOrWhiteSpace(agent) || Names.Any(name => agent.Contains(name, StringComparison.OrdinalIgnoreCase)) || purpose?.Contains("fetch", StringComparison.OrdinalIgnoreCase) == true ? Follower.Program
        : Follower.Browser;
}
