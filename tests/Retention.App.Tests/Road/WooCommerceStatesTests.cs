using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.Shops;

namespace Retention.App.Tests.Road;

/// <summary>Orders that no shopper has just placed, and shops that are not the shop.</summary>
[Collection("Azurite")]
public sealed class WooCommerceStatesTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-2, true)]
    [InlineData(-0.9, false)] // On the last day before the connection: as good as new.
    public async Task An_order_of_before_the_connection_that_is_completed_today_starts_nothing(double days, bool isOld)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync(known => known with { ConnectedAt = At, FlowsOn = ["review-request"] });
        var order = Told.WooOrder(5, At.AddDays(days), "completed", modified: At).With("date_completed_gmt", Told.Gmt(At));
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.updated", order));
        await app.IdleAsync();
        var person = (await app.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem();
        person.Journeys.Length.ShouldBe(isOld ? 0 : 1);
        (await app.SilencesAsync(shop.Shop.Id)).ShouldBe(isOld ? ["ordered-before"] : []);
    }

    [Theory]
    [InlineData("admin", false)]
    [InlineData("rest-api", false)]
    [InlineData("rest-api", true)]
    public async Task An_order_that_the_shop_entered_is_spoken_of_only_where_the_merchant_wants_it(string by, bool isWanted)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync(known => known with { Settings = known.Settings with { SpeaksOfEnteredOrders = isWanted } });
        await app.TellAsync(Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(5, At).With("created_via", by)));
        await app.RestAtAsync(At.AddHours(1));
        (await app.LettersAsync()).Count.ShouldBe(isWanted ? 1 : 0);
        (await app.SilencesAsync(shop.Shop.Id)).Distinct(StringComparer.Ordinal).ShouldBe(isWanted ? [] : ["entered-by-shop"]);
    }

    [Fact]
    public async Task An_order_that_comes_back_out_of_the_bin_is_not_thanked_for()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        await app.TellAsync(
            Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(5, At)),
            Deliveries.WooCommerce(shop.Connection!, "order.deleted", new System.Text.Json.Nodes.JsonObject { ["id"] = 5 }),
            Deliveries.WooCommerce(shop.Connection!, "order.restored", Told.WooOrder(5, At, modified: At.AddMinutes(5))));
        await app.RestAtAsync(At.AddHours(2));
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem().Order("5").ShouldNotBeNull().IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public async Task Rows_that_somebody_else_deletes_at_the_same_moment_are_gone_with_the_others()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        TableEntity[] rows = [ShopperStore.Beside("s1", "a", "order|1"), ShopperStore.Beside("s1", "a", "order|2")];
        foreach (var row in rows)
            await app.Storage.Shoppers.AddEntityAsync(row);
        await app.Storage.Shoppers.DeleteEntityAsync(rows[1].PartitionKey, rows[1].RowKey);
        await app.Get<ShopperStore>().DeleteAsync(rows, CancellationToken.None);
        (await TestApp.RowsAsync(app.Storage.Shoppers)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_of_the_shop_is_counted_and_shown_and_nothing_of_it_is_taken()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At);
        var shop = await app.AddWooCommerceAsync();
        foreach (var id in new[] { 5, 6 })
        {
            var delivery = Deliveries.WooCommerce(shop.Connection!, "order.created", Told.WooOrder(id, At));
            delivery.Headers.Remove("X-WC-Webhook-Source");
            delivery.Headers.Add("X-WC-Webhook-Source", "https://staging.shop.example/");
            await app.TellAsync(delivery);
        }

        await app.RestAtAsync(At.AddHours(2));
        (await app.ShoppersAsync(shop.Shop.Id)).ShouldBeEmpty();
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.Storage.Quarantine.NamesAsync()).ShouldBeEmpty();
        app.Get<Counts>().Numbers["ignored.a copy of the shop"].ShouldBe(2);
        (await app.Get<ShopStore>().FindAsync(shop.Shop.Id, CancellationToken.None))!.Shop.Copy.ShouldBe(new ShopCopy("https://staging.shop.example", At));

        using var visitor = await Visitor.InAsync(app, shop.Shop.Id);
        const string Said = "A copy of your shop at https://staging.shop.example delivers too: ignored.";
        (await visitor.OpenAsync("/app")).Body!.TextContent.ShouldContain(Said);
        app.Clock.Now = At.AddDays(8);
        using var later = await Visitor.InAsync(app, shop.Shop.Id);
        (await later.OpenAsync("/app")).Body!.TextContent.ShouldNotContain(Said);
    }
}
