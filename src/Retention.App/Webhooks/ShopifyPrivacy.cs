using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// Shopify's three privacy topics (facts/shopify.md 1.3). "In some cases a customer record contains only the email", or only a telephone number, which comes
/// as it was typed. When a redact comes is told three ways by Shopify's own texts: none of them is counted on, it is done when it comes.
/// </summary>
internal static class ShopifyPrivacy
{
    /// <summary>Whether a request is another shop's: only the body is signed, so a header must not turn one shop's erasure into another's.</summary>
    public static bool IsOfAnother(string topic, JsonElement json, string domain) =>
        topic is "customers/redact" or "customers/data_request" or "shop/redact"
        && json.Text("shop_domain")?.ToLowerInvariant() is { } told && ShopifyDoor.IsDomain().IsMatch(told) && told != domain;

    /// <summary><c>customers/redact</c>: the shop erases a person.</summary>
    public static Translated.Understood Erasure(JsonElement json)
    {
        var (id, email, phone) = Customer(json, "orders_to_redact");
        return new(new ShopperErased(id, email, OrderId: null) { Phone = phone, Orders = Orders(json, "orders_to_redact") }, id ?? "by address");
    }

    /// <summary><c>customers/data_request</c>: a person asks what is kept.</summary>
    public static Translated.Understood DataRequest(JsonElement json, DateTimeOffset? triggeredAt)
    {
        var (id, email, phone) = Customer(json, "orders_requested");
        var request = json.At("data_request").Id("id") ?? throw new MissingFieldException("data_request.id");
        var at = triggeredAt ?? throw new MissingFieldException(ShopifyHeaders.TriggeredAt);
        return new(new DataRequested(request, id, email, at) { Phone = phone, Orders = Orders(json, "orders_requested") }, request);
    }

    /// <summary><c>shop/redact</c>: no earlier than 48 hours after the shop left. Which shop, the header says: the sample's body has none.</summary>
    public static Translated.Understood ShopErasure(DateTimeOffset? triggeredAt) => new(new ShopErased(triggeredAt ?? throw new MissingFieldException(ShopifyHeaders.TriggeredAt)), "shop");

    private static (string? Id, string? Email, string? Phone) Customer(JsonElement json, string orders)
    {
        var customer = json.At("customer");
        var (id, email, phone) = (customer.Id("id"), customer.Email("email"), Reading.FirstPhone(country: null, customer.Text("phone")));
        return id is null && Name.OfEmail(email) is null && phone is null && Orders(json, orders).IsEmpty ? throw new MissingFieldException("customer.id") : (id, email, phone);
    }

    private static ImmutableArray<string> Orders(JsonElement json, string field) =>
        [.. json.List(field).Where(order => order.ValueKind == JsonValueKind.Number && order.TryGetInt64(out _)).Select(order => order.GetInt64().ToString(CultureInfo.InvariantCulture))];
}
