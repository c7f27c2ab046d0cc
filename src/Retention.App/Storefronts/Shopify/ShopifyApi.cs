using System.Collections.Immutable;
using Retention.App.Settings;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Where Shopify's Admin API is, and where a token may go.</summary>
internal static class ShopifyApi
{
    /// <summary>The version of the Admin API that we ask for: released 2026-10-01, served until 2027-10-01 at least (facts/shopify.md 1.1). Shopify.app.toml says the same.</summary>
    public const string Version = "2026-10";

    /// <summary>The path of its GraphQL endpoint.</summary>
    public const string GraphQl = $"/admin/api/{Version}/graphql.json";

    /// <summary>The path at which tokens are exchanged and refreshed.</summary>
    public const string AccessToken = "/admin/oauth/access_token";

    /// <summary>The names of the hosts that a bulk operation's file may lie at; a dot first means every name below. Unconfirmed: seen in the documents' samples only.</summary>
    public static readonly ImmutableArray<string> FileHosts = ["storage.googleapis.com", ".shopify.com", ".myshopify.com", ".shopifycdn.com", ".shopifycdn.net"];

    /// <summary>
    /// The address of a path in a shop, or in development the gateway that stands for all shops. Null where the domain is none of a shop: a token
    /// goes nowhere else.
    /// </summary>
    public static Uri? Address(string domain, string path, AppSettings settings) =>
        !ShopifyDoor.IsDomain().IsMatch(domain) ? null : new Uri(Gateway(settings) ?? new Uri($"https://{domain}"), path);

    /// <summary>Whether a bulk operation's file may be fetched from there.</summary>
    public static bool IsFileHost(Uri url, AppSettings settings)
    {
        if (Gateway(settings) is { } gateway && url.IsAbsoluteUri && url.GetLeftPart(UriPartial.Authority) == gateway.GetLeftPart(UriPartial.Authority))
            return true;
        return url is { IsAbsoluteUri: true, Scheme: "https", IsDefaultPort: true, UserInfo: "" }
            && FileHosts.Any(host => host[0] == '.' ? url.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase) : string.Equals(url.Host, host, StringComparison.OrdinalIgnoreCase));
    }

    private static Uri? Gateway(AppSettings settings) => settings.IsDevelopment ? settings.ShopifyGateway : null;
}
