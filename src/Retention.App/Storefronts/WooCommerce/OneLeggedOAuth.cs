using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retention.App.Storage;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// OAuth 1.0a, one-legged, HMAC-SHA256: the only way in which WooCommerce takes keys without https (facts/woocommerce.md 3). Used for shops
/// on this machine, in development.
/// </summary>
internal static class OneLeggedOAuth
{
    /// <summary>The call's parameters with those that sign it.</summary>
    public static IEnumerable<(string Name, string Value)> Sign(HttpMethod method, string path, IEnumerable<(string Name, string Value)> query, RestKeys keys, DateTimeOffset now)
    {
        (string Name, string Value)[] all =
        [
            .. query,
            ("oauth_consumer_key", keys.ConsumerKey),
            ("oauth_nonce", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
            ("oauth_signature_method", "HMAC-SHA256"),
            ("oauth_timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];
        return all.Append(("oauth_signature", Signature(method.Method, path, all, keys.ConsumerSecret)));
    }

    /// <summary>The signature of a request.</summary>
    public static string Signature(string method, string path, IEnumerable<(string Name, string Value)> query, string secret)
    {
        var parameters = string.Join('&', query.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => $"{Escaped(parameter.Name)}={Escaped(parameter.Value)}"));
        var text = $"{method}&{Escaped(path)}&{Escaped(parameters)}";
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{secret}&"), Encoding.UTF8.GetBytes(text)));
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
