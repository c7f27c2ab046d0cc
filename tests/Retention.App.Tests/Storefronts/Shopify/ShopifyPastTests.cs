using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>The Admin API and the webhooks tell of one shop: what they say means the same, field by field, and is one event.</summary>
public sealed class ShopifyPastTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Orders => [.. Changes.Keys];

    private static readonly Dictionary<string, Action<JsonObject>> Changes = new(StringComparer.Ordinal)
    {
        ["ordinary"] = _ => { },
        ["of a customer with a telephone"] = order => order["customer"] = new JsonObject { ["id"] = 115310627314723954, ["first_name"] = "Jo", ["phone"] = "+15551234567" },
        ["in another money than the shop's"] = InEuros,
        ["sent and delivered"] = order =>
        {
            order["fulfillment_status"] = "fulfilled";
            order["fulfillments"] = new JsonArray(Parcel(1, "success", "delivered"), Parcel(2, "success", "delivered"), Parcel(3, "cancelled", null));
        },
        ["sent in part"] = order =>
        {
            order["fulfillment_status"] = "partial";
            order["fulfillments"] = new JsonArray(Parcel(1, "success", "in_transit"));
        },
        ["refunded"] = order =>
        {
            order["financial_status"] = "partially_refunded";
            order["refunds"] = new JsonArray(new JsonObject { ["transactions"] = new JsonArray(new JsonObject { ["kind"] = "refund", ["status"] = "success", ["amount"] = "5.00" }) });
        },
        ["refunded in the shopper's own money"] = order =>
        {
            InEuros(order);
            order["financial_status"] = "partially_refunded";
            order["refunds"] = new JsonArray(new JsonObject { ["transactions"] = new JsonArray(new JsonObject { ["kind"] = "refund", ["status"] = "success", ["amount"] = "140.55", ["currency"] = "EUR" }) });
        },
        ["edited to cost less"] = order => order["current_total_price_set"]!["shop_money"]!["amount"] = "100.00",
        ["with an item for nothing"] = order => order["line_items"]![0]!["discount_allocations"] = new JsonArray(new JsonObject { ["amount_set"] = order["line_items"]![0]!["price_set"]!.DeepClone() }),
        ["restocked, with no money back"] = order => order["refunds"] = new JsonArray(new JsonObject { ["transactions"] = new JsonArray() }),
        ["cancelled"] = order => order["cancelled_at"] = "2026-11-20T10:00:00Z",
        ["not paid"] = order => order["financial_status"] = "pending",
        ["voided"] = order => order["financial_status"] = "voided",
        ["a trial"] = order => order["test"] = true,
        ["edited to nothing of a line"] = order => order["line_items"]![0]!["current_quantity"] = 0,
        ["of nobody we may know"] = order =>
        {
            order["email"] = order["contact_email"] = null;
            order["customer"] = order["billing_address"] = order["shipping_address"] = null;
        },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void An_order_means_the_same_by_both_ways(string which)
    {
        var body = Deliveries.ShopifyOrder(820982911946154508, At);
        Changes[which](body);
        var told = Webhook("orders/updated", body);
        var read = ShopifyPastOrders.Read(Element(GraphQlNodes.Order(body))).ShouldBeOfType<Translated.Understood>();
        Text(read).ShouldBe(Text(told));
        read.Key.ShouldBe(told.Key.ShouldNotBeNull());
    }

    [Fact]
    public void A_difference_is_seen()
    {
        var body = Deliveries.ShopifyOrder(1, At);
        var node = GraphQlNodes.Order(body);
        node["email"] = "other@example.test";
        ShopifyPastOrders.Read(Element(node)).ShouldBeOfType<Translated.Understood>().Key.ShouldNotBe(Webhook("orders/updated", body).Key, StringComparer.Ordinal);
    }

    [Fact]
    public void An_orders_past_is_told_at_its_times_and_a_delivery_at_the_carriers()
    {
        var body = Deliveries.ShopifyOrder(7, At);
        body["updated_at"] = "2026-11-21T09:00:00Z";
        body["fulfillment_status"] = "fulfilled";
        body["fulfillments"] = new JsonArray(Parcel(1, "success", "delivered"));
        var node = GraphQlNodes.Order(body);
        node["transactions"]![0]!["processedAt"] = "2026-11-20T12:00:00Z";
        node["fulfillments"]![0]!["createdAt"] = "2026-11-20T15:00:00Z";
        node["fulfillments"]![0]!["deliveredAt"] = "2026-11-20T20:00:00Z";
        var (_, events) = ShopifyPastOrders.Past(Element(node), Lines(node), At.AddDays(-60));
        events.Select(one => (one.At - At).TotalHours).ShouldBe([0, 3, 6, 24, 11]);
        var states = events.Select(one => one.Happened).OfType<OrderReported>().Select(one => (one.Order.Stage, one.Order.PaidAt is null, one.Order.FulfilledAt is null)).ToArray();
        states.ShouldBe([(OrderStage.Unpaid, true, true), (OrderStage.Paid, false, true), (OrderStage.Paid, false, false), (OrderStage.Paid, true, false)]);
        events.Last().Happened.ShouldBe(new ShipmentReported("7", "1", ShipmentStage.Delivered, At.AddHours(11)));
        ShopifyPastOrders.Past(Element(node), Lines(node), At.AddDays(2)).Events.ShouldHaveSingleItem().At.ShouldBe(At.AddDays(1), "what lies longer back is not rehearsed on");
    }

    [Fact]
    public void A_checkout_that_was_left_means_the_same_but_for_its_cart_which_is_not_told()
    {
        var body = Deliveries.ShopifySample("checkouts/create");
        body["customer"]!["email"] = body["email"]!.DeepClone();
        body["customer_locale"] = "en";
        var told = ((CartReported)Webhook("checkouts/update", body).Happened).Cart;
        var node = GraphQlNodes.Checkout(body);
        var read = ((CartReported)ShopifyPastCarts.Read(Element(node), Lines(node)).ShouldBeOfType<Translated.Understood>().Happened).Cart;
        JsonSerializer.Serialize(read, Stored.Default.Cart).ShouldBe(JsonSerializer.Serialize(told with { Id = told.CheckoutToken!, CartToken = null }, Stored.Default.Cart));
    }

    [Theory]
    [InlineData("https://checkout.local/548380009/checkouts/123123123/recover?key=secret", "123123123")]
    [InlineData("https://shop.example/548380009/checkouts/ac/Z2NwLXVz/recover?key=secret&locale=en", "Z2NwLXVz")]
    [InlineData("https://shop.example/checkouts/cn/Z2NwLXVz", "Z2NwLXVz")]
    [InlineData("https://shop.example/cart", null)]
    [InlineData("https://shop.example/checkouts/recover", null)]
    [InlineData("nonsense", null)]
    [InlineData(null, null)]
    public void A_checkouts_token_is_read_off_its_address(string? url, string? token) => ShopifyPastCarts.Token(url).ShouldBe(token);

    [Fact]
    public void A_customer_and_what_was_said_about_writing_mean_the_same_as_the_three_webhooks()
    {
        var body = Deliveries.ShopifySample("customers/update");
        body["phone"] = "+15551234567";
        var read = ShopifyPastCustomers.Read(Element(GraphQlNodes.Customer(body, "UNSUBSCRIBED", "SUBSCRIBED"))).Cast<Translated.Understood>().ToArray();
        var said = new JsonObject { ["state"] = "unsubscribed", ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = body["updated_at"]!.DeepClone() };
        Translated.Understood[] told =
        [
            Webhook("customers/update", body),
            Webhook("customers_email_marketing_consent/update", new() { ["customer_id"] = body["id"]!.DeepClone(), ["email_address"] = body["email"]!.DeepClone(), ["email_marketing_consent"] = said.DeepClone() }),
            Webhook("customers_marketing_consent/update", new() { ["id"] = body["id"]!.DeepClone(), ["phone"] = "+15551234567", ["sms_marketing_consent"] = said.With("state", "subscribed") }),
        ];
        read.Select(Text).ShouldBe(told.Select(Text));
        read.Select(one => one.Key).ShouldBe(told.Select(one => one.Key));
    }

    [Theory]
    [InlineData("SUBSCRIBED", "2024-01-01")] // A yes without its day undoes no refusal.
    [InlineData("UNSUBSCRIBED", "2026-06-01")]
    public void A_word_without_its_day_is_dated_so_that_a_refusal_is_never_lost(string state, string day)
    {
        var customer = new JsonObject
        {
            ["id"] = "gid://shopify/Customer/7",
            ["createdAt"] = "2024-01-01T00:00:00Z",
            ["updatedAt"] = "2026-06-01T00:00:00Z",
            ["defaultEmailAddress"] = new JsonObject { ["emailAddress"] = "ann@example.test", ["marketingState"] = state, ["marketingUpdatedAt"] = null },
        };
        ShopifyPastCustomers.Read(Element(customer)).OfType<Translated.Understood>().Select(one => one.Happened).OfType<ConsentReported>().ShouldHaveSingleItem().Consent.At.ShouldBe(DateTimeOffset.Parse($"{day}T00:00:00Z"));
    }

    [Fact]
    public void Who_may_not_be_known_by_name_is_a_customer_all_the_same()
    {
        var customer = new JsonObject { ["id"] = "gid://shopify/Customer/7", ["updatedAt"] = "2026-06-01T00:00:00Z", ["firstName"] = null, ["defaultEmailAddress"] = null, ["defaultPhoneNumber"] = null, ["defaultAddress"] = null };
        ((CustomerReported)ShopifyPastCustomers.Read(Element(customer)).ShouldHaveSingleItem().ShouldBeOfType<Translated.Understood>().Happened).CustomerId.ShouldBe("7");
    }

    [Theory]
    [InlineData("ACTIVE", true, true, 5)]
    [InlineData("ACTIVE", true, false, null)] // Nobody counts it: it is not sold out.
    [InlineData("ACTIVE", false, true, 0)]
    [InlineData("DRAFT", true, true, 0)]
    public void A_variants_stock_is_told_where_it_is_counted(string status, bool isPublished, bool isTracked, int? available)
    {
        var product = new JsonObject { ["id"] = "gid://shopify/Product/1", ["title"] = "Mug", ["status"] = status, ["publishedAt"] = isPublished ? "2026-01-01T00:00:00Z" : null, ["updatedAt"] = "2026-06-01T00:00:00Z" };
        var variant = new JsonObject { ["id"] = "gid://shopify/ProductVariant/2", ["title"] = "Blue", ["price"] = "9.50", ["inventoryPolicy"] = "DENY", ["inventoryQuantity"] = 5, ["inventoryItem"] = new JsonObject { ["tracked"] = isTracked } };
        var item = ((ItemReported)ShopifyPastProducts.Read(Element(product), [Element(variant)]).ShouldHaveSingleItem().ShouldBeOfType<Translated.Understood>().Happened).Item;
        (item.Id, item.ProductId, item.Title, item.Variant, item.Available).ShouldBe(("2", "1", "Mug", "Blue", available));
    }

    private static void InEuros(JsonObject order)
    {
        order["currency"] = "CAD";
        order["presentment_currency"] = "EUR";
        order["total_price_set"]!["presentment_money"] = new JsonObject { ["amount"] = "281.10", ["currency_code"] = "EUR" };
        foreach (var line in order["line_items"]!.AsArray())
            line!["price_set"]!["presentment_money"] = new JsonObject { ["amount"] = "61.20", ["currency_code"] = "EUR" };
    }

    private static JsonObject Parcel(int id, string status, string? shipment) => new()
    {
        ["id"] = id,
        ["status"] = status,
        ["shipment_status"] = shipment,
        ["created_at"] = "2026-11-20T12:00:00Z",
        ["updated_at"] = "2026-11-21T08:00:00Z",
    };

    private static JsonElement Element(JsonObject node) => JsonSerializer.SerializeToElement(node);

    private static IEnumerable<JsonElement> Lines(JsonObject node) => Element(node).GetProperty("lineItems").GetProperty("nodes").EnumerateArray();

    private static Translated.Understood Webhook(string topic, JsonObject body) =>
        ShopifyTranslation.Read(topic, Encoding.UTF8.GetBytes(body.ToJsonString()), At).ShouldBeOfType<Translated.Understood>();

    // Every field of it: lists are compared by what is in them.
    private static string Text(Translated.Understood told) => JsonSerializer.Serialize(told.Happened, StoredEvents.TypeOf(told.Happened.GetType().Name)!);
}
