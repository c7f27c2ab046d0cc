using System.Text.Json.Nodes;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;
using Retention.Events;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>What webhooks lose is found, once, and at its own time.</summary>
[Collection("Azurite")]
public sealed class WooCommerceReconciliationTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_order_whose_webhook_never_came_is_thanked_for_an_hour_after_it_was_paid()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        shop.Place(1, Now.AddMinutes(5));
        await app.RestAtAsync(Now.AddMinutes(14));
        (await app.ShoppersAsync(shop.Id)).ShouldBeEmpty();
        await app.RestAtAsync(Now.AddMinutes(15));
        (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem();
        await app.RestAtAsync(Now.AddMinutes(64));
        (await app.LettersAsync()).ShouldBeEmpty();
        await app.RestAtAsync(Now.AddMinutes(65));
        (await app.LettersAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_by_both_ways_counts_once(bool webhookFirst)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        shop.Place(1, Now.AddMinutes(1));
        if (webhookFirst)
            await app.TellAsync(shop.Webhook("order.created", 1), shop.Webhook("order.updated", 1));
        await app.RestAtAsync(Now.AddMinutes(15));
        if (!webhookFirst)
            await app.TellAsync(shop.Webhook("order.updated", 1), shop.Webhook("order.created", 1));
        await app.RestAtAsync(Now.AddHours(3));
        (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Events.Length.ShouldBe(1);
        (await app.LettersAsync()).ShouldHaveSingleItem();
        app.Get<Counts>().Numbers.GetValueOrDefault("reconciled.missing").ShouldBe(webhookFirst ? 0 : 1);
    }

    [Fact]
    public async Task A_quiet_shop_is_asked_every_quarter_of_an_hour_and_one_that_loses_webhooks_every_three_minutes()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        (await NextAsync(app, shop)).ShouldBe(Now.AddMinutes(15));
        shop.Place(1, Now.AddMinutes(1));
        await app.RestAtAsync(Now.AddMinutes(15));
        (await NextAsync(app, shop)).ShouldBe(Now.AddMinutes(18));
        await app.RestAtAsync(Now.AddMinutes(45));
        (await NextAsync(app, shop)).ShouldBe(Now.AddMinutes(60));
        // What came just now is not lost yet.
        shop.Place(2, Now.AddMinutes(59));
        await app.RestAtAsync(Now.AddMinutes(60));
        (await NextAsync(app, shop)).ShouldBe(Now.AddMinutes(75));
    }

    [Fact]
    public async Task More_changes_of_one_second_than_a_page_holds_are_all_read_and_each_once()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        for (var id = 1; id <= 120; id++)
            shop.Place(id, Now.AddMinutes(2), email: $"shopper{id % 5}@example.test");
        shop.Place(121, Now.AddMinutes(3), email: "last@example.test");
        await app.RestAtAsync(Now.AddMinutes(15));
        (await app.ShoppersAsync(shop.Id)).Sum(person => person.Orders.Length).ShouldBe(121);
        app.Get<Counts>().Numbers["reconciled.missing"].ShouldBe(121);
    }

    [Fact]
    public async Task An_order_that_is_dated_ahead_of_time_hides_none_that_come_after_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        shop.Place(1, Now.AddMinutes(1), email: "ahead@example.test", change: order => order["date_modified_gmt"] = Told.Gmt(Now.AddDays(3)));
        await app.RestAtAsync(Now.AddMinutes(15));
        shop.Place(2, Now.AddMinutes(20), email: "after@example.test");
        await app.RestAtAsync(Now.AddMinutes(30));
        (await app.ShoppersAsync(shop.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refund_a_cancellation_the_bin_and_an_erasure_are_found_too()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        for (var id = 1; id <= 4; id++)
        {
            shop.Place(id, Now.AddMinutes(-id), email: $"shopper{id}@example.test");
            await app.TellAsync(shop.Webhook("order.created", id));
        }

        await app.IdleAsync();
        shop.Change(1, Now.AddMinutes(1), "processing", order => order["refunds"] = new JsonArray(new JsonObject { ["id"] = 9, ["total"] = "-5.00" }));
        shop.Change(2, Now.AddMinutes(1), "cancelled");
        shop.Change(3, Now.AddMinutes(1), "trash");
        shop.Change(4, Now.AddMinutes(1), "processing", order => order["billing"]!["email"] = "deleted@site.invalid");
        await app.RestAtAsync(Now.AddHours(3));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.SilencesAsync(shop.Id)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["cancelled", "erased", "order-removed", "refunded"]);
    }

    [Fact]
    public async Task A_customer_whose_webhook_never_came_is_found()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        shop.Server.List("customers").Items[31] = Deliveries.RecordedBody("07-customer-updated-rest--042").With("id", 31);
        await app.RestAtAsync(Now.AddMinutes(61));
        (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Profile.ShouldNotBeNull();
    }

    [Fact]
    public async Task Revoked_keys_are_told_to_the_merchant_and_new_ones_find_what_was_missed()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        shop.Server.Keys.Clear();
        shop.Place(1, Now.AddMinutes(5));
        await app.RestAtAsync(Now.AddMinutes(15));
        (await TroubleAsync(app, shop)).ShouldNotBeNull();
        (await NextAsync(app, shop)).ShouldBe(Now.AddMinutes(75));

        shop.Server.Keys["ck_new"] = ("cs_new", "read_write");
        await app.Get<ShopStore>().SetConnectionAsync(shop.Record.Connection!, shop.Id, TestApp.WooSecret, "ck_new", "cs_new", CancellationToken.None);
        await app.Get<OrdersReconciliation>().StartAsync(shop.Id, CancellationToken.None);
        await app.IdleAsync();
        (await TroubleAsync(app, shop)).ShouldBeNull();
        (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Orders.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_shop_that_is_down_is_asked_ever_more_seldom_and_nothing_is_lost()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        shop.Server.Always = _ => ScriptedPages.BadGateway;
        shop.Place(1, Now.AddMinutes(5));
        var pauses = new List<double>();
        for (var at = Now.AddMinutes(15); pauses.Count < 6; at = await NextAsync(app, shop))
        {
            await app.RestAtAsync(at);
            pauses.Add((await NextAsync(app, shop) - at).TotalMinutes);
        }

        pauses.ShouldBe([5, 10, 20, 40, 60, 60]);
        (await TroubleAsync(app, shop)).ShouldBeNull("it passes");
        shop.Server.Always = _ => null;
        await app.RestAtAsync(await NextAsync(app, shop));
        (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_dies_while_reading_is_followed_by_the_hourly_look()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var shop = await SellingShop.OpenAsync(app);
        await app.Get<OrdersReconciliation>().StartAllAsync(CancellationToken.None);
        await app.Get<Schedule>().SweepAsync(Now, CancellationToken.None);
        (await app.Storage.StepQueue.CountAsync()).ShouldBe(1);
        await app.Storage.StepQueue.ClearMessagesAsync(); // Its worker died, and five others after it.
        app.Clock.Now = Now.AddHours(1);
        await app.Get<OrdersReconciliation>().StartAllAsync(CancellationToken.None);
        await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None);
        (await app.Storage.StepQueue.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_shop_that_is_connected_is_imported_once_and_a_shop_without_keys_is_not_asked()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await BegunAsync(app);
        (await app.Get<HistoryImport>().FindAsync(shop.Id, CancellationToken.None)).ShouldNotBeNull().Source.ShouldBe(HistorySource.FromWooCommerce);
        var without = await app.AddWooCommerceAsync();
        await app.Get<OrdersReconciliation>().StartAsync(without.Shop.Id, CancellationToken.None);
        (await app.Get<HistoryImport>().FindAsync(without.Shop.Id, CancellationToken.None)).ShouldBeNull();
        var first = (await app.Get<HistoryImport>().FindAsync(shop.Id, CancellationToken.None))!.Id;
        app.Clock.Now = Now.AddDays(1);
        await app.Get<OrdersReconciliation>().StartAsync(shop.Id, CancellationToken.None);
        (await app.Get<HistoryImport>().FindAsync(shop.Id, CancellationToken.None))!.Id.ShouldBe(first);
    }

    [Fact]
    public async Task Whoever_connects_a_shop_has_it_imported_and_read_from_then_on()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var server = await LoopbackWooCommerce.StartAsync(app.Clock);
        var connected = (await app.Get<ShopConnecting>().ConnectAsync(server.Address, LoopbackWooCommerce.RestKeys, identity: null, change: null, onlyNew: true, CancellationToken.None)).ShouldNotBeNull();
        var id = connected.Record.Shop.Id;
        (await app.Get<HistoryImport>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull().Source.Kind.ShouldBe(HistorySource.WooCommerce);
        (await app.Get<ReconciliationRows>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull().Read.NextAt.ShouldBe(Now);
    }

    private static async Task<SellingShop> BegunAsync(TestApp app)
    {
        var shop = await SellingShop.OpenAsync(app);
        await app.Get<OrdersReconciliation>().StartAsync(shop.Id, CancellationToken.None);
        await app.IdleAsync();
        return shop;
    }

    private static async Task<DateTimeOffset> NextAsync(TestApp app, SellingShop shop) => (await app.Get<ReconciliationRows>().FindAsync(shop.Id, CancellationToken.None))!.Value.Read.NextAt;

    private static async Task<string?> TroubleAsync(TestApp app, SellingShop shop) => (await app.Get<ShopStore>().FindAsync(shop.Id, CancellationToken.None))!.Shop.Trouble;
}
