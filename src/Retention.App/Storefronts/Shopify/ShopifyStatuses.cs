using System.Text.Json;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What an HTTP status of Shopify's means that is not 200 (facts/shopify.md 3.1).</summary>
internal static class ShopifyStatuses
{
    /// <summary>The trouble.</summary>
    /// <param name="reply">What came back.</param>
    /// <param name="changes">Whether it was to change something.</param>
    public static ShopTrouble Trouble(ShopifyReply reply, bool changes)
    {
        var key = reply.Status switch
        {
            401 => ShopifyTroubles.Reconnect,
            402 => ShopifyTroubles.Frozen,
            403 => ShopifyTroubles.Forbidden,
            404 => ShopifyTroubles.NotFound,
            423 => ShopifyTroubles.Locked,
            429 or 430 => ShopifyTroubles.TooMany, // 430 is Shopify's own word for it where it takes us for an attack.
            >= 500 => ShopifyTroubles.Failed,
            >= 400 => ShopifyTroubles.Invalid,
            _ => ShopifyTroubles.Odd, // A redirect, or a page for people under 200.
        };
        return ShopifyTroubles.Of(key) with
        {
            Status = reply.Status,
            Code = Code(reply.Body),
            After = reply.Status is 429 or 430 or 503 ? reply.After : null,
            // A change may have happened unless Shopify itself said no.
            MayHaveHappened = changes && reply.Status is (>= 200 and < 300) or >= 500,
        };
    }

    // The token endpoint's code is a word, as OAuth has it. Elsewhere a sentence stands there or in "errors", which may quote what we sent.
    private static string? Code(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var code) && code.ValueKind == JsonValueKind.String && code.GetString() is { Length: <= 60 } word && word.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? word : null;
}
