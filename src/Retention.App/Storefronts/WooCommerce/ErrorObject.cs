using System.Text.Json;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What WordPress's and WooCommerce's error objects mean (facts/woocommerce.md 0.4 and 3).</summary>
internal static class ErrorObject
{
    private const int LongestWords = 300;

    /// <summary>The trouble.</summary>
    /// <param name="status">The HTTP status; under 200 that of the object counts.</param>
    /// <param name="code">The object's code.</param>
    /// <param name="body">The object.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="isProven">Whether the shop has answered a question with this key before.</param>
    public static ShopTrouble Trouble(int status, string code, JsonElement body, RestCall call, bool isProven)
    {
        var words = Words(body);
        var key = (Status(body) ?? status, code) switch
        {
            // A key that may only read is refused with the code of a wrong secret (class-wc-rest-authentication.php, check_permissions).
            (401, "woocommerce_rest_authentication_error") => isProven && call.IsWrite || words.Contains("write permissions", StringComparison.OrdinalIgnoreCase) ? ShopTroubles.Rights : ShopTroubles.KeysWrong,
            (401, _) when code.StartsWith("woocommerce_rest_cannot_", StringComparison.Ordinal) || code == "rest_forbidden" => ShopTroubles.KeysGone,
            (403, _) when code.StartsWith("woocommerce_rest_cannot_", StringComparison.Ordinal) || code == "rest_forbidden" => ShopTroubles.Rights,
            (401 or 403, _) => ShopTroubles.Firewall, // Codes of plugins that close the interface.
            (404, "rest_no_route") when call.IsOfWooCommerce => ShopTroubles.NotFound,
            (404 or 410, _) => ShopTroubles.Missing,
            (429, _) => ShopTroubles.TooMany,
            (503, _) => ShopTroubles.Maintenance,
            ( >= 500, _) => ShopTroubles.Failed,
            _ => ShopTroubles.Invalid,
        };
        // What a shop says in detail helps where something was not taken; elsewhere our own sentence is clearer.
        return ShopTroubles.Of(key, key == ShopTroubles.Invalid && words.Length > 0 ? $"The shop says: {words}" : null) with { Code = code };
    }

    // Plugins write it as text, too: then the answer's own status counts.
    private static int? Status(JsonElement body) => body.At("data").Count("status", 0) is > 0 and var number ? number : null;

    private static string Words(JsonElement body)
    {
        var words = body.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? Letters.Clean.Line(message.GetString()) ?? "" : "";
        return words.Length > LongestWords ? $"{words[..LongestWords]}..." : words;
    }
}
