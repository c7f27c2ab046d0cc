using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Shopify's webhooks (API 2026-10, facts/shopify.md 2.2) in our words, each topic by its subject. Ids have 18 digits; money is text.</summary>
internal static class ShopifyTranslation
{
    /// <summary>Translates a body.</summary>
    /// <param name="topic">The topic header.</param>
    /// <param name="body">The body.</param>
    /// <param name="triggeredAt">When Shopify says that it happened; null when it does not say.</param>
    /// <param name="domain">The shop's permanent domain as the header tells it; null where no header does.</param>
    public static Translated Read(string topic, ReadOnlyMemory<byte> body, DateTimeOffset? triggeredAt, string? domain = null) => Translated.FromJson(
        body, json => domain is not null && ShopifyPrivacy.IsOfAnother(topic, json, domain) ? new Translated.NotUnderstood("the body names another shop than the header") : ByWords(Read(topic, json, triggeredAt)));

    private static Translated Read(string topic, JsonElement json, DateTimeOffset? triggeredAt) => topic switch
    {
        "orders/create" or "orders/paid" or "orders/updated" or "orders/cancelled" or "orders/fulfilled" or "orders/partially_fulfilled" =>
            ShopifyOrders.Read(json, isPayment: topic == "orders/paid"),
        "orders/delete" => About(json, "id", id => new OrderRemoved(id)),
        // Shopify sends it "independent from the movement of money": a restock alone is no refund.
        "refunds/create" => json.List("transactions").Any(ShopifyMoney.IsBack) ? About(json, "order_id", id => new RefundReported(id)) : new Translated.Ignored("a refund of nothing"),
        // The level's place and values are unconfirmed (facts/shopify.md does not list the topic).
        "orders/risk_assessment_changed" => About(json, "order_id", id => new RiskReported(id, string.Equals(json.Text("risk_level"), "high", StringComparison.OrdinalIgnoreCase))),
        "carts/create" or "carts/update" => ShopifyCarts.Cart(json, triggeredAt),
        "checkouts/create" or "checkouts/update" => ShopifyCarts.Checkout(json, triggeredAt),
        "checkouts/delete" => ShopifyCarts.Deleted(json, triggeredAt),
        "fulfillments/create" or "fulfillments/update" => ShopifyShipments.Fulfillment(json),
        "fulfillment_events/create" => ShopifyShipments.CarrierEvent(json),
        "products/update" => ShopifyProducts.Product(json, triggeredAt),
        "products/delete" => About(json, "id", id => new ProductRemoved(id, triggeredAt ?? throw new MissingFieldException(ShopifyHeaders.TriggeredAt))),
        "variants/in_stock" or "variants/out_of_stock" => ShopifyProducts.Variant(json, isInStock: topic == "variants/in_stock", triggeredAt),
        "customers/create" or "customers/update" => ShopifyCustomers.Read(json, triggeredAt),
        "customers_email_marketing_consent/update" => ShopifyConsents.ToEmail(json, triggeredAt),
        "customers_marketing_consent/update" => ShopifyConsents.ToTexts(json, triggeredAt),
        "customers/merge" => ShopifyCustomers.Merge(json),
        "customers/redact" => ShopifyPrivacy.Erasure(json),
        "customers/data_request" => ShopifyPrivacy.DataRequest(json, triggeredAt),
        "shop/redact" => ShopifyPrivacy.ShopErasure(triggeredAt),
        // A merge deletes the customer that is gone, so taken for an erasure this would erase the one that is kept: customers/redact says it.
        "customers/delete" => new Translated.Ignored("a customer's record is gone"),
        // Nothing is ever sent by WhatsApp.
        "customers_whats_app_marketing_consent/update" => new Translated.Ignored("a consent to WhatsApp"),
        // Only what was added and removed: an edit also comes as orders/updated, with the whole order, and reconciliation reads what was lost.
        "orders/edited" => new Translated.Ignored("an order's edit, told whole by orders/updated"),
        // Goods came back; what counts is the money, which refunds/create tells.
        "returns/close" => new Translated.Ignored("a return that is closed"),
        "app/uninstalled" => new Translated.Understood(new ShopUninstalled(triggeredAt ?? DateTimeOffset.MaxValue), "shop"),
        "app/scopes_update" => ShopifyApp.Scopes(json, triggeredAt ?? DateTimeOffset.MinValue),
        "app_subscriptions/update" => ShopifyApp.Plan(json, triggeredAt ?? DateTimeOffset.MinValue),
        "shop/update" => ShopifyApp.Details(json, triggeredAt ?? DateTimeOffset.MinValue),
        "bulk_operations/finish" => ShopifyApp.BulkOperation(json),
        _ => new Translated.Ignored($"topic {(topic.Length <= 60 ? topic : "too long")} not used"),
    };

    // What the Admin API tells too, in other bytes: told by both ways it is one event.
    private static Translated ByWords(Translated translated) =>
        translated is Translated.Understood { Happened: OrderReported or CustomerReported or ConsentReported } told ? Translated.ByWords(told) : translated;

    private static Translated.Understood About(JsonElement json, string field, Func<string, Happened> happened)
    {
        var id = json.Id(field) ?? throw new MissingFieldException(field);
        return new(happened(id), id);
    }
}
