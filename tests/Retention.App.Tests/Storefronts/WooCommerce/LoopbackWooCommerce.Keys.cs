using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

// Who may ask: Basic over https, a signature without (class-wc-rest-authentication.php).
internal sealed partial class LoopbackWooCommerce
{
    private ShopError? Refusal(HttpRequest request)
    {
        // It looks at keys only where the line of the request says that it is its own interface.
        var line = $"{request.Path}{Uri.UnescapeDataString(request.QueryString.Value!)}";
        if (!line.Contains("wp-json/wc/", StringComparison.Ordinal) && !line.Contains("wp-json/wc-", StringComparison.Ordinal))
            return new(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
        var key = request.IsHttps ? OfBasic(request) : OfSignature(request);
        if (key is null || !Keys.TryGetValue(key.Value.Key, out var known))
            return new(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
        if (!key.Value.IsProven(known.Secret))
            return new(401, "woocommerce_rest_authentication_error", request.IsHttps ? "Consumer secret is invalid." : "Invalid signature - provided signature does not match.");
        return known.Permissions == "read" && request.Method != "GET" ? new(401, "woocommerce_rest_authentication_error", "The API key provided does not have write permissions.") : null;
    }

    private static (string Key, Func<string, bool> IsProven)? OfBasic(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.Ordinal))
            return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header[6..])).Split(':', 2);
        return (pair[0], secret => pair[1] == secret);
    }

    private (string Key, Func<string, bool> IsProven)? OfSignature(HttpRequest request)
    {
        var query = request.Query.Select(parameter => (Name: parameter.Key, Value: parameter.Value.ToString())).ToList();
        if (query.FirstOrDefault(parameter => parameter.Name == "oauth_consumer_key").Value is not { } key)
            return null;
        var signature = query.First(parameter => parameter.Name == "oauth_signature").Value;
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(query.First(parameter => parameter.Name == "oauth_timestamp").Value, CultureInfo.InvariantCulture));
        query.RemoveAll(parameter => parameter.Name == "oauth_signature");
        return (key, secret => (at - Time.GetUtcNow()).Duration() < TimeSpan.FromMinutes(15) && OneLeggedOAuth.Signature(request.Method, $"{Address}{request.Path}", query, secret) == signature);
    }
}
