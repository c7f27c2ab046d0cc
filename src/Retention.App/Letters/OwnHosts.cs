using Retention.Shops;

namespace Retention.App.Letters;

/// <summary>Which addresses are a shop's own. A link of ours that led anywhere else would lend the shop's good name, and our domain's, to whoever wrote the address.</summary>
internal static class OwnHosts
{
    /// <summary>The address where it is the shop's own; null for everything else.</summary>
    /// <param name="brand">The shop's face: its front page's host, with all hosts below it.</param>
    /// <param name="platformAddress">Its address at the platform, a domain or a URL: that host alone, for its parent is the platform's.</param>
    /// <param name="target">Where the link would lead.</param>
    public static Uri? Only(Brand brand, string? platformAddress, Uri? target)
    {
        if (target is not { Scheme: "http" or "https", UserInfo: "" })
            return null;
        var host = Bare(target.IdnHost);
        var platform = Links.Read(platformAddress) ?? Links.Read($"https://{platformAddress}");
        return (Links.Read(brand.Url) is { } front && IsUnder(host, Bare(front.IdnHost))) || (platform is not null && host == Bare(platform.IdnHost)) ? target : null;
    }

    private static bool IsUnder(string host, string own) => host == own || host.EndsWith($".{own}", StringComparison.Ordinal);

    private static string Bare(string host) => host.ToLowerInvariant().TrimEnd('.') is ['w', 'w', 'w', '.', .. var rest] ? rest : host.ToLowerInvariant().TrimEnd('.');
}
