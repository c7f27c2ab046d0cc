using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>What our plugin in the shop writes, and what tracking plugins do.</summary>
public sealed class WooCommercePluginTests
{
    private const string Words = "Yes, send me news and offers by e-mail. I can leave at any time.";
    private static readonly DateTimeOffset Ticked = new(2026, 11, 22, 3, 1, 20, TimeSpan.Zero);
    private static readonly DateTimeOffset Placed = new(2026, 11, 22, 3, 1, 34, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_ticked_comes_with_its_words_its_page_and_its_moment(bool isText)
    {
        JsonNode note = Note(("email", true), ("sms", false));
        var order = Order(("_retention_consent", isText ? JsonValue.Create(note.ToJsonString()) : note), ("_wc_other/retention/email-consent", "1"), ("_wc_other/retention/sms-consent", "0"));
        order.Consents.ShouldBe([new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, Ticked, "checkout") { Wording = Words, Evidence = "order 17, https://shop.test/checkout/" }]);
    }

    [Fact]
    public void A_box_of_which_nothing_was_noted_counts_from_when_the_order_was_made() =>
        Order(("_retention_consent", Note(("email", true))), ("_wc_other/retention/sms-consent", "1")).Consents.Select(consent => (consent.Channel, consent.At, consent.Wording))
            .ShouldBe([(Channel.Email, Ticked, Words), (Channel.Text, Placed, null)]);

    [Theory]
    [InlineData("")]
    [InlineData("{\"v\":1,\"boxes\":")]
    [InlineData("[1]")]
    [InlineData("yes")]
    public void A_note_that_is_none_takes_no_box_away(string note) =>
        Order(("_retention_consent", note), ("_wc_other/retention/email-consent", "1")).Consents.ShouldHaveSingleItem().At.ShouldBe(Placed);

    [Fact]
    public void The_language_of_the_shopper_is_told() => Order(("_retention_locale", "de_DE")).Locale.ShouldBe("de-DE");

    [Theory]
    [InlineData("store-api", false)]
    [InlineData("checkout", false)]
    [InlineData("subscription", false)]
    [InlineData("admin", true)]
    [InlineData("rest-api", true)]
    public void An_order_that_no_shopper_placed_is_known_as_such(string by, bool isEntered) =>
        Read(Body().With("created_via", by)).IsEnteredByShop.ShouldBe(isEntered);

    [Fact]
    public void A_cart_of_version_1_is_told_whole()
    {
        var cart = Cart().Cart;
        cart.CreatedAt.ShouldBe(Placed.AddMinutes(-20));
        cart.UpdatedAt.ShouldBe(Placed);
        (cart.FirstName, cart.Country, cart.Locale, cart.Phone).ShouldBe(("Ann", "DE", "de-DE", "+49301234567"));
        cart.Url.ShouldBe("https://shop.test/?retention_restore=0123456789abcdef");
        cart.Lines.ShouldHaveSingleItem().ShouldBe(new("Tasse", "L", 2, new Money(1200, new Currency("EUR")), "https://shop.test/t.jpg") { ProductId = "11", VariantId = "12" });
        cart.Consents.ShouldBe([new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, Ticked, "cart") { Wording = Words, Evidence = "https://shop.test/checkout/" }]);
    }

    [Fact]
    public void A_cart_that_was_emptied_has_nothing_in_it_whatever_still_stands_there() => Cart(body => body.With("is_emptied", true)).Cart.Lines.ShouldBeEmpty();

    [Fact]
    public void A_link_that_is_no_web_address_gives_way_to_the_shops_own() =>
        Cart(body => body.With("recovery_url", "javascript:alert(1)")).Cart.Url.ShouldBe("/?checkout-link=true&products=12:2");

    [Theory]
    [InlineData("completed", "1795321800", "2026-11-22T04:30:00", null)]
    [InlineData("completed", null, "2026-11-22T05:00:00", null)]
    [InlineData("shipped", null, "2026-11-22T06:00:00", null)]
    [InlineData("delivered", null, "2026-11-22T06:00:00", "2026-11-22T06:00:00")]
    [InlineData("processing", "1795321800", null, null)]
    public void A_parcel_was_sent_when_a_tracking_plugin_says_else_when_the_order_was_completed(string status, string? shipped, string? sent, string? delivered)
    {
        var body = Body().With("status", status).With("date_modified_gmt", "2026-11-22T06:00:00").With("date_completed_gmt", status == "completed" ? "2026-11-22T05:00:00" : null);
        if (shipped is not null)
            Put(body, "_wc_shipment_tracking_items", new JsonArray(new JsonObject { ["tracking_number"] = "1Z", ["date_shipped"] = shipped }, new JsonObject { ["tracking_number"] = "2Z", ["date_shipped"] = "1795300000" }));
        var order = Read(body);
        (order.FulfilledAt, order.DeliveredAt).ShouldBe((At(sent), At(delivered)));
        order.Stage.ShouldBe(OrderStage.Paid, "cash on delivery too");
    }

    [Theory]
    [InlineData("delivered", "2026-11-25T09:00:00")]
    [InlineData("in_transit", null)]
    public void TrackShips_last_word_on_every_parcel_tells_the_arrival(string second, string? delivered)
    {
        var body = Body().With("status", "completed").With("date_completed_gmt", "2026-11-22T05:00:00");
        Put(body, "shipment_status", new JsonArray(Parcel("delivered", "2026-11-24 09:00:00"), Parcel(second, "2026-11-25 09:00:00")));
        Read(body).DeliveredAt.ShouldBe(At(delivered));

        static JsonObject Parcel(string status, string date) => new() { ["status"] = status, ["status_date"] = date };
    }

    [Theory]
    [InlineData("http://127.0.0.1:18080/", true)]
    [InlineData("https://127.0.0.1:18080", true)]
    [InlineData("https://www.127.0.0.1:18080/de/", true)]
    [InlineData("http://127.0.0.1:18080/de_AT/", true)]
    [InlineData("http://localhost:18080/", true)]
    [InlineData("http://localhost:18081/", false)]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("http://127.0.0.1:18081/", false)]
    [InlineData("https://staging.127.0.0.1:18080/", false)]
    [InlineData("http://127.0.0.1:18080/staging/", false)]
    public void A_delivery_is_the_shops_own_by_its_address(string? source, bool isOwn) =>
        WooCommerceSource.IsOf(App.Storage.Keys.Shop("woocommerce", "http://127.0.0.1:18080"), source).ShouldBe(isOwn);

    [Fact]
    public void What_the_interface_lists_is_the_same_event_as_what_a_webhook_tells()
    {
        var body = Body();
        var told = (Translated.Understood)WooCommerceTranslation.Read("order.updated", System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
        body.Remove("_links");
        body["meta_data"]!.AsArray().Add(new JsonObject { ["id"] = 77, ["key"] = "_some_plugin", ["value"] = "x" });
        using var listed = System.Text.Json.JsonDocument.Parse(body.ToJsonString(new() { WriteIndented = true }));
        ((Translated.Understood)WooCommerceTranslation.Read("order.created", listed.RootElement)).Key.ShouldBe(told.Key.ShouldNotBeNull());
        body["status"] = "cancelled";
        using var changed = System.Text.Json.JsonDocument.Parse(body.ToJsonString());
        ((Translated.Understood)WooCommerceTranslation.Read("order.updated", changed.RootElement)).Key.ShouldNotBe(told.Key, StringComparer.Ordinal);
    }

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse($"{text}Z", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Body() => Deliveries.RecordedBody("05-classic-checkout--036");

    private static Order Read(JsonObject body) => Reads.WooCommerce<OrderReported>("order.updated", body).Order;

    private static Order Order(params (string Key, JsonNode Value)[] metas)
    {
        var body = Body();
        foreach (var (key, value) in metas)
            Put(body, key, value);
        return Read(body);
    }

    private static void Put(JsonObject body, string key, JsonNode value) => body["meta_data"]!.AsArray().Add(new JsonObject { ["id"] = 1, ["key"] = key, ["value"] = value });

    private static JsonObject Note(params (string Channel, bool IsGranted)[] boxes) => new()
    {
        ["v"] = 1,
        ["at"] = "2026-11-22T03:01:20Z",
        ["url"] = "https://shop.test/checkout/",
        ["locale"] = "de_DE",
        ["boxes"] = new JsonArray([.. boxes.Select(box => (JsonNode)new JsonObject { ["channel"] = box.Channel, ["granted"] = box.IsGranted, ["words"] = Words })]),
    };

    private static CartReported Cart(Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["v"] = 1,
            ["id"] = new string('a', 64),
            ["created_at"] = "2026-11-22T02:41:34Z",
            ["updated_at"] = "2026-11-22T03:01:34Z",
            ["currency"] = "EUR",
            ["total"] = "12.00",
            ["customer_id"] = 0,
            ["email"] = "ann@example.test",
            ["phone"] = "030 1234567",
            ["first_name"] = "Ann",
            ["country"] = "DE",
            ["locale"] = "de_DE",
            ["is_emptied"] = false,
            ["recovery_url"] = "https://shop.test/?retention_restore=0123456789abcdef",
            ["items"] = new JsonArray(new JsonObject { ["product_id"] = 11, ["variation_id"] = 12, ["name"] = "Tasse", ["variant"] = "L", ["quantity"] = 2, ["line_total"] = "12.00", ["image"] = "https://shop.test/t.jpg", ["url"] = "https://shop.test/t" }),
            ["consents"] = new JsonArray(
                new JsonObject { ["channel"] = "email", ["granted"] = true, ["words"] = Words, ["at"] = "2026-11-22T03:01:20Z", ["url"] = "https://shop.test/checkout/" },
                new JsonObject { ["channel"] = "sms", ["granted"] = false, ["words"] = Words, ["at"] = "2026-11-22T03:01:20Z", ["url"] = "https://shop.test/checkout/" }),
        };
        change?.Invoke(body);
        return Reads.WooCommerce<CartReported>("cart.updated", body);
    }
}
