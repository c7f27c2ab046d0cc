using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Tests.Road;

/// <summary>What Shopify does that nobody expects (facts/shopify.md 2), and what comes of it.</summary>
[Collection("Azurite")]
public sealed class ShopifyTraps(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Ids_of_18_digits_are_kept_to_the_last_one()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(
            Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(820982911946154508, At, customer: 115310627314723954)),
            Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(820982911946154509, At, email: "ben@example.test", customer: 115310627314723955)));
        await app.IdleAsync();
        var shoppers = await app.ShoppersAsync(shop.Shop.Id);
        shoppers.SelectMany(shopper => shopper.Orders).Select(order => order.Id).Order(StringComparer.Ordinal).ShouldBe(["820982911946154508", "820982911946154509"]);
        shoppers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_an_address_there_is_silence_with_its_reason()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At, email: null, customer: 7)));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["no-email"]);
    }

    [Fact]
    public async Task The_documentations_own_sample_is_cancelled_and_thanks_nobody()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await app.AddShopifyAsync();
        var sample = Deliveries.ShopifySample("orders/create");
        foreach (var field in new[] { "created_at", "processed_at", "updated_at", "cancelled_at" })
            sample[field] = At.ToString("O");
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifySample("orders/create")), Deliveries.Shopify("orders/create", sample.With("test", false)));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(48, true)]
    [InlineData(51, false)]
    public async Task A_delivery_that_is_hours_late_still_thanks_within_two_days_of_its_moment(int hours, bool thanks)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At.AddHours(hours));
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        await app.IdleAsync();
        (await app.LettersAsync()).Count.ShouldBe(thanks ? 1 : 0);
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(thanks ? [] : ["event-too-old"]);
    }

    [Fact]
    public async Task The_same_delivery_twice_is_one_letter_and_one_decision()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        var body = Encoding.UTF8.GetBytes(Deliveries.ShopifyOrder(5, At).ToJsonString());
        await app.TellAsync(Deliveries.Shopify("orders/create", body), Deliveries.Shopify("orders/create", body));
        await app.RestAtAsync(At.AddMinutes(30));
        await app.TellAsync(Deliveries.Shopify("orders/create", body));
        await app.RestAtAsync(At.AddHours(1));
        await app.TellAsync(Deliveries.Shopify("orders/create", body));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldHaveSingleItem();
        var journal = await app.JournalAsync(shop.Shop.Id);
        journal.Where(line => line.Entry.Flow.Length > 0).Select(line => line.Entry.Outcome).ShouldBe([Outcome.Started, Outcome.Sent]);
        journal.Where(line => line.Entry.Flow.Length == 0).Select(line => line.Entry.Reason).ShouldBe(["delivered-before", "delivered-before"]);
    }

    [Fact]
    public async Task A_trial_order_thanks_nobody()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At).With("test", true)));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["test-order"]);
    }

    [Fact]
    public async Task Prices_are_those_that_the_shopper_saw_written_as_the_shopper_writes()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await app.AddShopifyAsync();
        var order = Deliveries.ShopifyOrder(5, At).With("customer_locale", "de").With("presentment_currency", "EUR");
        JsonObject Euros(string amount) => new() { ["shop_money"] = new JsonObject { ["amount"] = "101.50", ["currency_code"] = "USD" }, ["presentment_money"] = new JsonObject { ["amount"] = amount, ["currency_code"] = "EUR" } };
        order["total_price_set"] = Euros("179.98");
        order["billing_address"] = new JsonObject { ["first_name"] = "Jörg", ["country_code"] = "DE" };
        var line = order["line_items"]![0]!.AsObject().With("price_set", Euros("89.99")).With("quantity", 1).With("current_quantity", 1);
        order["line_items"] = new JsonArray(line.DeepClone(), line.DeepClone());
        await app.TellAsync(Deliveries.Shopify("orders/create", order));
        await app.RestAtAsync(At.AddHours(1));
        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        letter.Text.ShouldContain("89,99\u00A0€");
        letter.Text.ShouldContain("179,98\u00A0€");
        letter.Text.ShouldNotContain("101");
        letter.Subject.ShouldContain("Jörg");
    }

    [Fact]
    public async Task An_order_that_is_paid_later_is_thanked_for_an_hour_after_that()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At).With("financial_status", "pending")));
        var paid = At.AddDays(5);
        await app.RestAtAsync(paid);
        await app.TellAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(5, At).With("updated_at", paid.ToString("O"))));
        await app.RestAtAsync(paid.AddMinutes(59));
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.RestAtAsync(paid.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_order_that_is_cancelled_within_the_hour_is_not_thanked_for()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        await app.RestAtAsync(At.AddMinutes(30));
        var cancelled = At.AddMinutes(30).ToString("O");
        await app.TellAsync(Deliveries.Shopify("orders/cancelled", Deliveries.ShopifyOrder(5, At).With("cancelled_at", cancelled).With("updated_at", cancelled)));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["cancelled"]);
    }

    [Fact]
    public async Task A_refund_that_is_told_before_its_order_silences_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        // Ann is known already, so that the nameless shopper of the refund is merged into her.
        await app.TellAsync(Deliveries.Shopify("customers/create", new JsonObject { ["id"] = 7, ["email"] = "ann@example.test", ["updated_at"] = At.ToString("O") }));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.Shopify("refunds/create", Deliveries.ShopifySample("refunds/create").With("order_id", 5).With("transactions", Back("89.99"))));
        await app.IdleAsync();
        (await app.ShoppersAsync(shop.Shop.Id)).Count.ShouldBe(2);
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At, customer: 7)));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["refunded"]);
        var ann = (await app.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem();
        ann.Merged.Length.ShouldBe(1);
        ann.Order("5")!.IsRefunded.ShouldBeTrue();
    }

    [Fact]
    public async Task Goods_put_back_on_the_shelf_without_money_are_no_refund()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        var restock = Deliveries.ShopifySample("refunds/create").With("order_id", 5).With("transactions", new JsonArray());
        restock["refund_line_items"]!.AsArray().ShouldNotBeEmpty();
        await app.TellAsync(Deliveries.Shopify("refunds/create", restock));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Removing_the_app_stops_everything_and_adding_the_shop_again_works()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        await app.IdleAsync();
        var gone = Deliveries.Shopify("app/uninstalled", Deliveries.ShopifySample("app/uninstalled"));
        gone.Headers.Add("X-Shopify-Triggered-At", At.AddMinutes(10).ToString("O"));
        await app.TellAsync(gone);
        await app.RestAtAsync(At.AddHours(2));
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(6, At.AddHours(2), email: "ben@example.test")));
        await app.RestAtAsync(At.AddHours(4));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["shop-uninstalled"]);

        await app.Get<ShopStore>().AddAsync("shopify", "demo.myshopify.com", known => known! with { UninstalledAt = null, ConnectedAt = app.Clock.Now }, connection: null, CancellationToken.None);
        // The old removal is delivered once more, late: it is not about the shop as it is connected now.
        var late = Deliveries.Shopify("app/uninstalled", Deliveries.ShopifySample("app/uninstalled").With("name", "Super Toys again"));
        late.Headers.Add("X-Shopify-Triggered-At", At.AddMinutes(10).ToString("O"));
        await app.TellAsync(late, Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(7, app.Clock.Now, email: "cleo@example.test")));
        await app.RestAtAsync(At.AddHours(6));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("cleo@example.test");
    }

    [Fact]
    public async Task An_order_of_high_risk_is_not_thanked_for()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At)));
        await app.TellAsync(Deliveries.Shopify("orders/risk_assessment_changed", new JsonObject { ["order_id"] = 5, ["risk_level"] = "HIGH" }));
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(6, At, email: "ben@example.test")));
        await app.TellAsync(Deliveries.Shopify("orders/risk_assessment_changed", new JsonObject { ["order_id"] = 6, ["risk_level"] = "low" }));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ben@example.test");
        (await app.SilencesAsync(shop.Shop.Id, "5")).ShouldBe(["risky-order"]);
    }

    [Fact]
    public async Task A_redacted_customer_is_erased_with_everything_that_was_kept()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddShopifyAsync();
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(5, At, customer: 191167)));
        await app.RestAtAsync(At.AddHours(1));
        await app.TellAsync(Deliveries.Shopify("orders/create", Deliveries.ShopifyOrder(6, At.AddHours(1), customer: 191167)));
        await app.IdleAsync();
        await app.TellAsync(Deliveries.Shopify("customers/redact", Deliveries.ShopifySample("customers/redact")));
        await app.IdleAsync();
        await app.RestAtAsync(At.AddHours(3));
        (await app.LettersAsync()).ShouldBeEmpty("not even the first, from before, which lay in the outbox");
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(["erased"]);
        foreach (var row in await TestApp.RowsAsync(app.Storage.Shoppers))
        {
            row.Json().ShouldNotContain("example");
            row.GetString("To").ShouldBeNull();
        }
    }

    private static JsonArray Back(string amount) => [new JsonObject { ["kind"] = "refund", ["status"] = "success", ["amount"] = amount }];
}
