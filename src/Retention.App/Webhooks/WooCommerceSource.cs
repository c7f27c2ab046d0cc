using System.Text.RegularExpressions;
using Retention.App.Storage;

namespace Retention.App.Webhooks;

/// <summary>
/// From which shop a delivery comes. A copy of a shop, for trials or after a move, keeps its keys and webhooks, and delivers with the same secret:
/// only its address tells it apart (X-WC-Webhook-Source, the shop's home_url, facts/woocommerce.md 1.1). The header is not signed; a copy has no
/// reason to lie.
/// </summary>
internal static partial class WooCommerceSource
{
    /// <summary>Whether it is the shop itself: by the address at which it was connected, or by that which it calls its own, as where the pages that shoppers see stand elsewhere than WordPress.</summary>
    /// <param name="connection">The shop's connection.</param>
    /// <param name="source">The header.</param>
    public static bool IsOf(Connection connection, string? source) =>
        IsOf(connection.Shop, source) || (Read(connection.Home) is { } home && IsOf(Keys.Shop(WooCommerceDoor.Platform, home.GetLeftPart(UriPartial.Path).TrimEnd('/')), source));

    /// <summary>
    /// Whether it is the shop itself. http or https, www or not, a slash at the end, or a language at the end of the path, as translating plugins put
    /// one there, make no other shop; nor does a delivery that does not say from where it is.
    /// </summary>
    /// <param name="shop">Our id of the shop, which follows from its address: nothing has to be read.</param>
    /// <param name="source">The header.</param>
    public static bool IsOf(string shop, string? source) =>
        Read(source) is not { } url || Written(url).Any(address => string.Equals(Keys.Shop(WooCommerceDoor.Platform, address), shop, StringComparison.Ordinal));

    /// <summary>The address as a merchant reads it; null when it is none.</summary>
    public static string? Address(string? source) => Read(source) is { } url ? url.GetLeftPart(UriPartial.Path).TrimEnd('/') is { Length: <= 200 } text ? text : url.Host : null;

    private static Uri? Read(string? source) => Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url : null;

    // The likeliest first: nearly always it is the first or the second.
    private static IEnumerable<string> Written(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        var bare = url.Authority.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.Authority[4..] : url.Authority;
        string[] paths = Language().Replace(path, "") is var without && without != path ? [path, without] : [path];
        return from at in paths
               from scheme in new[] { url.Scheme, url.Scheme == "https" ? "http" : "https" }
               from host in HereToo(url).Prepend($"www.{bare}").Prepend(bare).Prepend(url.Authority).Distinct(StringComparer.OrdinalIgnoreCase)
               from end in new[] { "", "/" }
               select $"{scheme}://{host}{at}{end}";
    }

    // In development: one machine, two names.
    private static string[] HereToo(Uri url) => url.IsLoopback ? [url.Authority.Replace(url.Host, "localhost", StringComparison.Ordinal), url.Authority.Replace(url.Host, "127.0.0.1", StringComparison.Ordinal)] : [];

    [GeneratedRegex("/[a-z]{2}([-_][a-z]{2,4})?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Language();
}
