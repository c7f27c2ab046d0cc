using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>The shop is asked just before something goes.</summary>
[Collection("Azurite")]
public sealed class WooCommerceLookTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("processing", 0, "ann@example.test", 0)]
    [InlineData("pending", 0, "ANN@example.test", 0)] // Not paid yet, and an order all the same.
    [InlineData("processing", 9, "other@example.test", 9)] // The customer's, by another address.
    public async Task Who_has_ordered_since_is_not_reminded_though_no_webhook_came(string status, int customer, string email, int of)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await OpenAsync(app);
        await LeaveAsync(app, shop, customer);
        shop.Place(1, Now.AddMinutes(30), status, email, order => order["customer_id"] = of);
        await app.RestAtAsync(Now.AddHours(1));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Id)).ShouldContain(one => one == "already-bought");
        // What the shop told is known from then on.
        (await app.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).ShouldHaveSingleItem().Id.ShouldBe("1");
    }

    [Theory]
    [InlineData("ben-and-ann@example.test", 30)] // Its address merely contains the other's.
    [InlineData("ann@example.test", -60 * 24)] // Before the cart was left.
    public async Task Anothers_order_and_an_older_one_do_not_hold_it_back(string email, int minutes)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await OpenAsync(app);
        await LeaveAsync(app, shop);
        shop.Place(1, Now.AddMinutes(minutes), email: email);
        await app.RestAtAsync(Now.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ann@example.test");
    }

    [Fact]
    public async Task While_the_shop_is_silent_a_reminder_waits_for_ten_minutes_and_two_hours_at_most()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await OpenAsync(app);
        await LeaveAsync(app, shop);
        shop.Server.Always = _ => ScriptedPages.Maintenance;
        for (var minutes = 60; minutes <= 180; minutes += 10)
        {
            await app.RestAtAsync(Now.AddMinutes(minutes));
            (await app.LettersAsync()).ShouldBeEmpty($"after {minutes} minutes");
        }

        (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Journeys.ShouldHaveSingleItem().WaitsFor.ShouldBe("shop-silent");
        await app.RestAtAsync(Now.AddMinutes(190));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_shop_that_answers_again_has_the_reminder_sent_at_the_next_look()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await OpenAsync(app);
        await LeaveAsync(app, shop);
        shop.Server.Next(ScriptedPages.BadGateway);
        await app.RestAtAsync(Now.AddMinutes(60));
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.RestAtAsync(Now.AddMinutes(70));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_shop_without_keys_is_not_asked_and_reminds()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        var shop = await app.AddWooCommerceAsync(WithCarts);
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "cart.updated", Cart(0)));
        await app.RestAtAsync(Now.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("gone", "order-removed")]
    [InlineData("trash", "order-removed")]
    [InlineData("cancelled", "cancelled")]
    [InlineData("refunded", "refunded")]
    [InlineData("pending", "not-paid")]
    [InlineData("anonymised", "erased")]
    public async Task An_order_that_stands_no_longer_is_not_spoken_of_though_no_webhook_came(string became, string reason)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await OpenAsync(app);
        shop.Place(1, Now);
        await app.TellAsync(shop.Webhook("order.created", 1));
        await app.IdleAsync();
        if (became == "gone")
            shop.Destroy(1);
        else
            shop.Change(1, Now.AddMinutes(20), became == "anonymised" ? "processing" : became, order =>
            {
                if (became == "anonymised")
                    order["billing"]!["email"] = "deleted@site.invalid";
            });
        await app.RestAtAsync(Now.AddHours(1));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Id)).ShouldContain(one => one == reason);
    }

    [Fact]
    public async Task An_order_is_spoken_of_by_what_is_known_where_the_shop_does_not_answer()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await OpenAsync(app);
        shop.Place(1, Now);
        await app.TellAsync(shop.Webhook("order.created", 1));
        await app.IdleAsync();
        shop.Server.Always = _ => ScriptedPages.BadGateway;
        await app.RestAtAsync(Now.AddHours(1));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    private static Shop WithCarts(Shop shop) => shop with { FlowsOn = ["abandoned-cart", "thank-you"], Country = "US", Settings = shop.Settings with { SpeaksOfEnteredOrders = true } };

    private static Task<SellingShop> OpenAsync(TestApp app) => SellingShop.OpenAsync(app, WithCarts);

    private static async Task LeaveAsync(TestApp app, SellingShop shop, int customer = 0)
    {
        await app.TellAsync(shop.Webhook("cart.updated", Cart(customer)));
        await app.IdleAsync();
    }

    private static JsonObject Cart(int customer) => Told.WooCart("cart", Now, "ann@example.test", customer);
}
