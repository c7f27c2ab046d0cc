using System.Globalization;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// WooCommerce's webhooks (REST v3 bodies, facts/woocommerce.md 1.6 and 1.7) in our words, each topic by its subject. A body is the state at
/// delivery, not at the event: what changed is found later, by comparing.
/// </summary>
internal static class WooCommerceTranslation
{
    /// <summary>Translates a body.</summary>
    public static Translated Read(string topic, ReadOnlyMemory<byte> body) => Translated.FromJson(body, json => Keyed(topic, json));

    /// <summary>Translates what the shop's REST interface lists, as the topic's webhook would tell it: both ways give one event with one key.</summary>
    public static Translated Read(string topic, JsonElement body) => Translated.Of(body, json => Keyed(topic, json));

    /// <summary>
    /// As the other, of an order of the past: one whose payment never came, or failed, is an abandoned checkout, so that a rehearsal has carts to look
    /// at. Told live it is an order all the same, and nobody is reminded of it.
    /// </summary>
    public static Translated ReadPastOrder(JsonElement body) =>
        body.Text("status") is "pending" or "failed" && body.Id("id") is { } id && !WooCommerceOrders.IsAnonymised(body)
            ? Translated.Of(body, json => WooCommerceCarts.Draft(json, id) is var told && told is Translated.Understood understood ? Translated.ByWords(understood) : told)
            : Read("order.updated", body);

    private static Translated Keyed(string topic, JsonElement json) => Told(topic, json) is var told && told is Translated.Understood understood ? Translated.ByWords(understood) : told;

    private static Translated Told(string topic, JsonElement json)
    {
        // A signed body can be an error of the shop's own REST interface (facts/woocommerce.md 0.4).
        if (json.Text("code") is { } code && json.At("data").Count("status", 0) is >= 400 and var status && json.Id("id") is null)
        {
            return status is 401 or 403
                ? new Translated.Understood(new ConnectionFailed(status, code), "connection")
                : new Translated.Ignored($"the shop answered itself with {status.ToString(CultureInfo.InvariantCulture)}");
        }

        return topic switch
        {
            "order.created" or "order.updated" or "order.restored" => WooCommerceOrders.Read(json),
            "order.deleted" => About(json, id => new OrderRemoved(id)),
            "cart.updated" => WooCommerceCarts.Cart(json),
            "saved_item.updated" => WooCommerceSaved.List(json),
            "product.updated" or "product.restored" => WooCommerceProducts.Read(json),
            "customer.created" or "customer.updated" => ReadCustomer(json),
            "customer.deleted" => About(json, id => new ShopperErased(id, Email: null, OrderId: null)),
            _ => new Translated.Ignored($"topic {(topic.Length <= 60 ? topic : "too long")} not used"),
        };
    }

    private static Translated.Understood About(JsonElement json, Func<string, Happened> happened)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        return new(happened(id), id);
    }

    // WooCommerce never asks whether an address is its owner's: it is not confirmed.
    private static Translated.Understood ReadCustomer(JsonElement json)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var updated = json.Time("date_modified_gmt") ?? json.Time("date_created_gmt") ?? default;
        var billing = json.At("billing");
        var country = billing.Country("country");
        return new(
            new CustomerReported(id, json.Email("email"), json.Text("first_name").Plain(), updated)
            {
                Phone = Reading.FirstPhone(country, billing.Text("phone"), json.At("shipping").Text("phone")),
                Country = country,
                Region = billing.Region("state", country),
                HasAccount = true, // Guests are no customers there (facts/woocommerce.md 3).
            },
            id);
    }
}
