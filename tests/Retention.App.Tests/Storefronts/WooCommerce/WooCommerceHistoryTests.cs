using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using Retention.Events;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>The past of a shop, read from the shop itself.</summary>
[Collection("Azurite")]
public sealed class WooCommerceHistoryTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Past = Now.AddDays(-20);

    [Fact]
    public async Task Orders_customers_and_products_are_known_afterwards_and_nobody_is_written_to()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var shop = await SellingShop.OpenAsync(app);
        Fill(shop, orders: 230);
        shop.Server.List("customers").Items[7] = Deliveries.RecordedBody("07-customer-updated-rest--042").With("id", 7).With("email", "new@example.test");
        shop.Server.List("products").Items[11] = Deliveries.RecordedBody("14-product-updated--052").With("status", "publish");

        var progress = await app.ImportAsync(shop.Id, HistorySource.FromWooCommerce);
        progress.Faults.ShouldBeEmpty();
        (progress.FinishedAt, progress.Done, progress.Of).ShouldBe((Now, 232, 232));
        var people = await app.ShoppersAsync(shop.Id);
        people.SelectMany(person => person.Orders).Count().ShouldBe(230);
        people.Count(person => person.Profile is not null).ShouldBe(1);
        (await app.Get<ShopStore>().FindAsync(shop.Id, CancellationToken.None))!.Shop.KnowsAllOrders.ShouldBeTrue();
        await app.CountAllAsync();
        (await app.LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_never_paid_is_a_cart_and_no_order()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var shop = await SellingShop.OpenAsync(app);
        shop.Place(1, Past, "pending", "a@example.test");
        shop.Place(2, Past, "failed", "b@example.test");
        shop.Place(3, Past, "checkout-draft", "c@example.test", order => order["created_via"] = "store-api");
        shop.Place(4, Past, "checkout-draft", "");
        shop.Place(5, Past, "on-hold", "d@example.test");
        await app.ImportAsync(shop.Id, HistorySource.FromWooCommerce);
        var people = await app.ShoppersAsync(shop.Id);
        people.Sum(person => person.Carts.Length).ShouldBe(3);
        people.SelectMany(person => person.Orders).ShouldHaveSingleItem().Stage.ShouldBe(OrderStage.Unpaid);
    }

    [Fact]
    public async Task What_is_told_by_a_webhook_too_counts_once()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await SellingShop.OpenAsync(app);
        shop.Place(1, Now.AddHours(-3));
        await app.TellAsync(shop.Webhook("order.created", 1));
        await app.IdleAsync();
        await app.ImportAsync(shop.Id, HistorySource.FromWooCommerce);
        (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Events.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_rehearsal_sees_the_order_paid_when_it_was_paid_and_sent_when_it_was_sent()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var shop = await SellingShop.OpenAsync(app);
        shop.Place(1, Past);
        shop.Change(1, Past.AddDays(2), "completed");
        shop.Change(1, Past.AddDays(9), "completed", order => order["refunds"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = 9, ["total"] = "-5.00" }));
        await app.ImportAsync(shop.Id, HistorySource.FromWooCommerce);
        var events = (await app.Get<Journal>().EventsAsync(shop.Id, Now.AddDays(-60), Now, CancellationToken.None)).Select(one => (one.Event.AppliedAt, ((OrderReported)one.Event.Open()).Order)).OrderBy(one => one.AppliedAt).ToArray();
        events.Select(one => (one.AppliedAt, one.Order.Stage, one.Order.FulfilledAt, one.Order.IsRefunded)).ShouldBe(
        [
            (Past, OrderStage.Paid, null, false), (Past.AddDays(2), OrderStage.Paid, Past.AddDays(2), false), (Past.AddDays(9), OrderStage.Paid, Past.AddDays(2), true),
        ]);
    }

    [Fact]
    public async Task A_shop_that_is_closed_for_a_while_is_waited_for_and_read_on_where_it_was()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await SellingShop.OpenAsync(app);
        Fill(shop, orders: 130);
        shop.Server.Meanwhile = call =>
        {
            if (call.Route == "/wc/v3/orders" && shop.Server.Calls.Count(known => known.Route == "/wc/v3/orders") == 3)
                shop.Server.Next(ScriptedPages.Maintenance);
            return Task.CompletedTask;
        };
        (await app.Get<HistoryImport>().StartAsync(shop.Id, HistorySource.FromWooCommerce, isQueued: true, CancellationToken.None)).ShouldBeOfType<ImportStart.Started>();
        await app.IdleAsync();
        var waiting = (await app.ProgressAsync(shop.Id))!;
        waiting.IsUnderWay.ShouldBeTrue();
        waiting.WaitsFor.ShouldNotBeNull().What.ShouldContain("maintenance");
        await app.RestAtAsync(waiting.WaitsUntil.ShouldNotBeNull());
        var done = (await app.ProgressAsync(shop.Id))!;
        (done.IsUnderWay, done.WaitsFor, done.FaultCount).ShouldBe((false, null, 0));
        (await app.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(130);
    }

    [Fact]
    public async Task A_shop_that_stays_closed_for_a_day_ends_it_with_the_remedy_and_revoked_keys_end_it_at_once()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now);
        await using var shop = await SellingShop.OpenAsync(app);
        shop.Server.Always = _ => ScriptedPages.Maintenance;
        await app.Get<HistoryImport>().StartAsync(shop.Id, HistorySource.FromWooCommerce, isQueued: true, CancellationToken.None);
        await app.IdleAsync();
        for (var tries = 0; (await app.ProgressAsync(shop.Id))!.IsUnderWay; tries++)
        {
            tries.ShouldBeLessThan(60);
            await app.RestAtAsync((await app.ProgressAsync(shop.Id))!.WaitsUntil!.Value);
        }

        (app.Clock.Now - Now).ShouldBeGreaterThan(TimeSpan.FromHours(23));
        (await app.ProgressAsync(shop.Id))!.Faults.ShouldHaveSingleItem().Remedy.ShouldNotBeEmpty();

        shop.Server.Always = _ => null;
        shop.Server.Keys.Clear();
        app.Clock.Now += TimeSpan.FromHours(1); // Until then the shop is left alone.
        var ended = await app.ImportAsync(shop.Id, HistorySource.FromWooCommerce);
        ended.FailedAt.ShouldBe(app.Clock.Now);
        ended.Faults.ShouldHaveSingleItem().Remedy.ShouldStartWith("Connect the shop again.");
    }

    [Fact]
    public async Task An_order_that_is_deleted_between_two_pages_costs_no_other()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var shop = await SellingShop.OpenAsync(app);
        Fill(shop, orders: 210);
        shop.Server.Meanwhile = call =>
        {
            if (call.Route == "/wc/v3/orders" && shop.Server.Calls.Count(known => known.Route == "/wc/v3/orders") == 3)
                shop.Destroy(20); // On the first page, which has been read.
            return Task.CompletedTask;
        };
        await app.ImportAsync(shop.Id, HistorySource.FromWooCommerce);
        (await app.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(210);
    }

    [Fact]
    public async Task An_order_that_is_none_is_named_and_the_rest_is_read()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var shop = await SellingShop.OpenAsync(app);
        Fill(shop, orders: 3);
        shop.Order(2).Remove("currency");
        var progress = await app.ImportAsync(shop.Id, HistorySource.FromWooCommerce);
        progress.Faults.ShouldHaveSingleItem().What.ShouldContain("(2)");
        (await app.ShoppersAsync(shop.Id)).SelectMany(person => person.Orders).Count().ShouldBe(2);
        (await app.Get<ShopStore>().FindAsync(shop.Id, CancellationToken.None))!.Shop.KnowsAllOrders.ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_offers_to_read_a_shop_that_gave_us_keys_and_no_other()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Now, works: false);
        await using var shop = await SellingShop.OpenAsync(app);
        var without = await app.AddWooCommerceAsync();
        using var stranger = await Visitor.InAsync(app, without.Shop.Id);
        (await stranger.OpenAsync("/app/setup")).QuerySelector("form[action$='/setup/import/shop']").ShouldBeNull();

        using var visitor = await Visitor.InAsync(app, shop.Id);
        var form = (await visitor.OpenAsync("/app/setup")).QuerySelector<IHtmlFormElement>("form[action$='/setup/import/shop']").ShouldNotBeNull();
        (await visitor.PressAsync(form)).Body!.TextContent.ShouldContain("We have sent nothing.");
        (await app.ProgressAsync(shop.Id)).ShouldNotBeNull().Source.ShouldBe(HistorySource.FromWooCommerce);
    }

    private static void Fill(SellingShop shop, int orders)
    {
        for (var id = 1; id <= orders; id++)
            shop.Place(id, Past.AddMinutes(id), id % 3 == 0 ? "completed" : "processing", $"shopper{id % 40}@example.test");
    }
}
