using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.WooCommerce;

// Its webhooks: a secret goes in and never comes out (facts/woocommerce.md 1.2, 1.6).
internal sealed partial class LoopbackWooCommerce
{
    private static readonly string[] Resources = ["coupon", "customer", "order", "product"];
    private static readonly string[] OwnEvents = ["created", "updated", "deleted", "restored"];

    /// <summary>The webhooks.</summary>
    public ShopList Webhooks => List("webhooks");

    private void AddWebhooks()
    {
        Webhooks.Shows = webhook =>
        {
            var shown = webhook.DeepClone().AsObject();
            shown.Remove("secret");
            return shown;
        };
        Webhooks.Checks = webhook =>
        {
            var topic = ((string?)webhook["topic"] ?? "").Split('.', 2);
            var isKnown = topic.Length == 2 && (Resources.Contains(topic[0]) && OwnEvents.Contains(topic[1]) || (HasPlugin && topic[1] == "updated" && topic[0] is "cart" or "saved_item"));
            if (!isKnown)
                return new(400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic must be valid.");
            if ((string?)webhook["delivery_url"] is not { } url || !url.StartsWith("http", StringComparison.Ordinal))
                return new(400, "woocommerce_rest_shop_webhook_invalid_delivery_url", "Webhook delivery URL must be a valid URL starting with http:// or https://.");
            webhook["status"] ??= "active";
            webhook["secret"] ??= "made-by-the-shop";
            return null;
        };
    }
}
