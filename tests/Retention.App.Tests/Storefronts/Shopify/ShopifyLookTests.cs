using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>Shopify is asked just before something goes.</summary>
[Collection("Azurite")]
public sealed class ShopifyLookTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("token", "other@example.test", null)]
    [InlineData(null, "ANN@example.test", null)]
    [InlineData(null, "other@example.test", 9L)] // The customer's, by another address.
    public async Task Who_has_ordered_since_is_not_reminded_though_no_webhook_came(string? token, string email, long? customer)
    {
        await using var shop = await StartAsync();
        var now = await LeaveAsync(shop, customer: 9);
        shop.Place(1, now.AddMinutes(30), email, customer, order => order["checkout_token"] = token ?? "another");
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.LettersAsync()).ShouldBeEmpty();
        (await shop.App.SilencesAsync(shop.Id)).ShouldContain(one => one == "already-bought");
        // What the shop told is known from then on.
        (await shop.App.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).ShouldHaveSingleItem().Id.ShouldBe("1");
    }

    [Theory]
    [InlineData("ben@example.test", 30)]
    [InlineData("ann@example.test", -60 * 24)] // Before the cart was left.
    public async Task Anothers_order_and_an_older_one_do_not_hold_it_back(string email, int minutes)
    {
        await using var shop = await StartAsync();
        var now = await LeaveAsync(shop);
        shop.Place(1, now.AddMinutes(minutes), email);
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.LettersAsync()).ShouldHaveSingleItem().To.ShouldBe("ann@example.test");
        shop.Server.CallsOf("OrdersSince").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("SENT", false)]
    [InlineData("SCHEDULED", false)]
    [InlineData("SENT", true)]
    public async Task Who_was_reminded_by_Shopify_hears_nothing_of_us(string state, bool hasOtherIds)
    {
        await using var shop = await StartAsync();
        shop.HasOtherIds = hasOtherIds; // Then the checkout is found by its address.
        shop.Mails["token"] = state;
        var now = await LeaveAsync(shop);
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.LettersAsync()).ShouldBeEmpty();
        (await shop.App.SilencesAsync(shop.Id)).ShouldContain(one => one == "platform-sent");
        shop.Server.CallsOf("CheckoutsSince").Count.ShouldBe(hasOtherIds ? 1 : 0);
    }

    [Fact]
    public async Task A_mail_that_Shopify_planned_and_called_off_leaves_the_next_letter_to_us()
    {
        await using var shop = await StartAsync();
        shop.Mails["token"] = "SCHEDULED";
        var now = await LeaveAsync(shop);
        await shop.App.RestAtAsync(now.AddHours(1));
        shop.Mails["token"] = "NOT_SENT";
        foreach (var hours in new[] { 2, 3, 25, 27 })
            await shop.App.RestAtAsync(now.AddHours(hours));
        (await shop.App.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Anothers_checkout_under_the_number_that_was_guessed_is_not_believed()
    {
        await using var shop = await StartAsync();
        shop.HasOtherIds = true;
        var now = await LeaveAsync(shop, number: "955"); // The id of the other is this number.
        shop.Leave("another", now, "ben@example.test", number: "55");
        shop.Mails["another"] = "SENT";
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task While_Shopify_is_silent_a_reminder_waits_and_goes_at_the_next_look()
    {
        await using var shop = await StartAsync();
        var now = await LeaveAsync(shop);
        shop.Server.Fail("OrdersSince", ShopifyFailure.Http(503));
        await shop.App.RestAtAsync(now.AddMinutes(60));
        (await shop.App.LettersAsync()).ShouldBeEmpty();
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Journeys.ShouldHaveSingleItem().WaitsFor.ShouldBe("shop-silent");
        await shop.App.RestAtAsync(now.AddMinutes(70));
        (await shop.App.LettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_shop_without_tokens_is_not_asked_and_reminds()
    {
        await using var shop = await StartAsync();
        await shop.Shop.Tokens.ForgetAsync(shop.Id, CancellationToken.None);
        var now = await LeaveAsync(shop);
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.LettersAsync()).ShouldHaveSingleItem();
        shop.Server.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gone", "order-removed")]
    [InlineData("cancelled", "cancelled")]
    [InlineData("refunded", "refunded")]
    [InlineData("pending", "not-paid")]
    public async Task An_order_that_stands_no_longer_is_not_spoken_of_though_no_webhook_came(string became, string reason)
    {
        await using var shop = await StartAsync();
        var now = shop.App.Clock.Now;
        shop.Place(1, now);
        await shop.App.TellAsync(shop.Webhook("orders/paid", 1));
        await shop.App.IdleAsync();
        if (became == "gone")
            shop.Orders.TryRemove(1, out _);
        else
            shop.Change(1, now.AddMinutes(20), order => order[became == "cancelled" ? "cancelled_at" : "financial_status"] = became == "cancelled" ? SellingShopify.Text(now.AddMinutes(20)) : became);
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.LettersAsync()).ShouldBeEmpty();
        (await shop.App.SilencesAsync(shop.Id)).ShouldContain(one => one == reason);
    }

    [Fact]
    public async Task An_order_that_Shopify_can_not_tell_of_is_spoken_of_by_what_is_known()
    {
        await using var shop = await StartAsync();
        var now = shop.App.Clock.Now;
        shop.Place(1, now);
        await shop.App.TellAsync(shop.Webhook("orders/paid", 1));
        await shop.App.IdleAsync();
        shop.Server.Fail("OrderNow", ShopifyFailure.Http(503));
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.LettersAsync()).ShouldHaveSingleItem();
    }

    private Task<SellingShopify> StartAsync() =>
        SellingShopify.StartAsync(azurite, known => known with { FlowsOn = ["abandoned-cart", "thank-you"], Country = "US", Settings = known.Settings with { SpeaksOfEnteredOrders = true } }, works: true);

    private static async Task<DateTimeOffset> LeaveAsync(SellingShopify shop, long? customer = null, string number = "55")
    {
        var now = shop.App.Clock.Now;
        var agreed = new JsonObject { ["state"] = "subscribed", ["opt_in_level"] = "single_opt_in", ["consent_updated_at"] = SellingShopify.Text(now.AddMinutes(-1)) };
        await shop.App.TellAsync(Deliveries.Shopify("customers_email_marketing_consent/update", new JsonObject { ["customer_id"] = customer, ["email_address"] = "ann@example.test", ["email_marketing_consent"] = agreed }));
        await shop.App.TellAsync(Deliveries.Shopify("checkouts/update", shop.Leave("token", now, customer: customer, number: number)));
        await shop.App.IdleAsync();
        return now;
    }
}
