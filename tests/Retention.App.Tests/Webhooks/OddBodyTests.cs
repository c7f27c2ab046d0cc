using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Retention.App.Tests.Webhooks;

/// <summary>Bodies that no shop should send, and some do: the door answers 200, and the road takes what there is to take.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class OddBodyTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private static string[] Kinds => ["nothing", "not json", "cut", "invalid utf-8", "half a surrogate pair", "deep", "null", "array", "number", "all null", "all arrays", "all objects",
        "all numbers", "all texts", "all true", "huge amounts", "far away times", "negative", "long texts", "odd names"];

    private static string[] Sampled => ["carts/update", "checkouts/update", "fulfillments/update", "fulfillment_events/create", "products/update", "variants/in_stock", "customers/merge",
        "customers_email_marketing_consent/update", "customers_marketing_consent/update"];

    [Fact]
    public async Task An_odd_body_never_fails_at_the_door_nor_behind_it()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = await app.AddWooCommerceAsync();
        await app.AddShopifyAsync();
        foreach (var kind in Kinds)
            await DeliverAsync(app, shop.Connection!, kind);
        await app.IdleAsync();
        app.Get<Observability.Counts>().Numbers.Keys.ShouldNotContain(key => key.StartsWith("failed", StringComparison.Ordinal));
    }

    private static async Task DeliverAsync(TestApp app, string connection, string kind)
    {
        var woo = Told.WooOrder(7, At);
        var shopify = Deliveries.ShopifyOrder(8, At, customer: 9);
        foreach (var topic in new[] { "order.created", "order.deleted", "customer.updated", "cart.updated", "product.updated" })
            (await app.DeliverAsync(Deliveries.WooCommerce(connection, topic, Odd(kind, woo)))).ShouldBe(HttpStatusCode.OK, $"{kind}, {topic}");
        foreach (var topic in new[] { "orders/create", "refunds/create", "customers/update", "customers/redact", "orders/delete", "checkouts/delete" })
            (await app.DeliverAsync(Deliveries.Shopify(topic, Odd(kind, shopify)))).ShouldBe(HttpStatusCode.OK, $"{kind}, {topic}");
        foreach (var topic in Sampled)
            (await app.DeliverAsync(Deliveries.Shopify(topic, Odd(kind, Deliveries.ShopifySample(topic))))).ShouldBe(HttpStatusCode.OK, $"{kind}, {topic}");
    }

    private static byte[] Odd(string kind, JsonObject body)
    {
        byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
        byte[] Each(Func<JsonNode?, JsonNode?> change) => Utf8(Changed(body, change)!.ToJsonString());
        return kind switch
        {
            "nothing" => [],
            "not json" => Utf8("<html>502 Bad Gateway</html>"),
            "cut" => Utf8(body.ToJsonString())[..^20],
            "invalid utf-8" => [.. Utf8("""{"id":5,"status":"processing","currency":"EUR","date_created_gmt":"2026-11-22T04:00:00","created_at":"2026-11-22T04:00:00Z","email":"a"""), 0xC3, 0x28, .. Utf8("""","financial_status":"paid","billing":{"email":"a@b.test","first_name":""""), 0xFF, 0xFE, .. Utf8("\"}}")],
            "half a surrogate pair" => Utf8("""{"id":5,"status":"processing","currency":"EUR","date_created_gmt":"2026-11-22T04:00:00","created_at":"2026-11-22T04:00:00Z","email":"\ud83d","name":"\udc00","billing":{"email":"a@b.test","first_name":"\ud83d"}}"""),
            "deep" => Utf8(string.Concat(Enumerable.Repeat("{\"data\":[", 5000))),
            "null" => Utf8("null"),
            "array" => Utf8("[" + body.ToJsonString() + "]"),
            "number" => Utf8("42"),
            "all null" => Each(_ => null),
            "all arrays" => Each(value => new JsonArray(value?.DeepClone())),
            "all objects" => Each(value => new JsonObject { ["value"] = value?.DeepClone() }),
            "all numbers" => Each(_ => 7),
            "all texts" => Each(value => value?.ToJsonString().Trim('"')),
            "all true" => Each(_ => true),
            "huge amounts" => Each(value => value is JsonValue && decimal.TryParse(value.ToString(), out var amount) && amount > 0 ? JsonNode.Parse(value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? "2147483647" : "\"92233720368547000\"") : value?.DeepClone()),
            "far away times" => Each(value => value is JsonValue && DateTimeOffset.TryParse(value.ToString(), out _) ? "9999-12-31T23:59:59" : value?.DeepClone()),
            "negative" => Each(value => value is JsonValue && decimal.TryParse(value.ToString(), out var amount) ? JsonNode.Parse($"-{Math.Abs(amount)}") : value?.DeepClone()),
            "long texts" => Utf8(body.DeepClone().AsObject().With("number", new string('9', 100_000)).With("name", new string('é', 100_000)).With("contact_email", new string('a', 100_000) + "@b.test").With("checkout_token", new string('t', 100_000)).ToJsonString()),
            _ => Utf8(body.DeepClone().AsObject().With("contact_email", "a b@c\u0001").With("email", "@").With("name", "/\\#?%|~").With("id", "a/b#c?d|e").ToJsonString()),
        };
    }

    private static JsonNode? Changed(JsonNode? node, Func<JsonNode?, JsonNode?> change) => node switch
    {
        JsonObject some => new JsonObject(some.Select(property => KeyValuePair.Create(property.Key, property.Value is JsonObject ? Changed(property.Value, change) : property.Value is JsonArray list ? new JsonArray([.. list.Select(item => Changed(item, change))]) : change(property.Value)))),
        _ => change(node),
    };
}
