using System.Globalization;

namespace Retention.App.Webhooks;

/// <summary>The names of the headers of a Shopify delivery (facts/shopify.md 2.1).</summary>
internal static class ShopifyHeaders
{
    /// <summary>Base64 of the HMAC-SHA256 of the body.</summary>
    public const string Signature = "X-Shopify-Hmac-Sha256";

    /// <summary>What it is about.</summary>
    public const string Topic = "X-Shopify-Topic";

    /// <summary>The shop's permanent domain.</summary>
    public const string Domain = "X-Shopify-Shop-Domain";

    /// <summary>When it happened.</summary>
    public const string TriggeredAt = "X-Shopify-Triggered-At";

    /// <summary>In which version of Shopify's API the body is written.</summary>
    public const string Version = "X-Shopify-API-Version";

    /// <summary>When Shopify says that it happened (UTC); null when it does not say.</summary>
    public static DateTimeOffset? MomentOf(Delivery delivery) =>
        DateTimeOffset.TryParse(delivery.Header(TriggeredAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
