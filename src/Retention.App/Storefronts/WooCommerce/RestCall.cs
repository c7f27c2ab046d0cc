using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>One call of a shop's REST interface.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Resource">What it is about: <c>orders</c>, <c>coupons/12</c>; with a slash first it is of another namespace, like <c>/wc-retention/v1/status</c>.</param>
/// <param name="Query">Its parameters.</param>
/// <param name="Body">What is sent; null for nothing.</param>
internal sealed record RestCall(HttpMethod Method, string Resource, ImmutableArray<(string Name, string Value)> Query, JsonNode? Body = null)
{
    /// <summary>Whether it changes something.</summary>
    public bool IsWrite => Method != HttpMethod.Get;

    /// <summary>Whether it is of WooCommerce's own namespace.</summary>
    public bool IsOfWooCommerce => !Resource.StartsWith('/');

    /// <summary>Whether it goes with our keys: WordPress itself would take them for a user's, and refuse them.</summary>
    public bool IsSigned => IsOfWooCommerce || Resource.StartsWith("/wc-", StringComparison.Ordinal);

    private string Route => IsOfWooCommerce ? $"/wc/v3/{Resource}" : Resource;

    /// <summary>Where it goes.</summary>
    /// <param name="shop">The shop's address, without a slash at the end.</param>
    /// <param name="isPlain">Whether the shop's permalinks are plain.</param>
    public (string Path, ImmutableArray<(string Name, string Value)> Query) Target(string shop, bool isPlain) => isPlain
        // WordPress itself names index.php here, for nginx. WooCommerce looks at keys only where the request's line holds "wp-json/wc"
        // (class-wc-rest-authentication.php, is_request_to_rest_api), so a parameter that nobody reads says it.
        ? ($"{shop}/index.php", [("rest_route", Route), ("retention", $"/wp-json{Route}"), .. Query])
        : ($"{shop}/wp-json{Route}", Query);
}
