using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What Shopify's webhooks lose is found, once.</summary>
[Collection("Azurite")]
public sealed class ShopifyReconciliationTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_order_whose_webhook_never_came_is_found_within_a_quarter_of_an_hour()
    {
        await using var shop = await BegunAsync();
        var now = shop.App.Clock.Now;
        shop.Place(1, now.AddMinutes(1));
        await shop.App.RestAtAsync(now.AddMinutes(14));
        (await shop.App.ShoppersAsync(shop.Id)).ShouldBeEmpty();
        await shop.App.RestAtAsync(now.AddMinutes(15));
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Orders.ShouldHaveSingleItem().Id.ShouldBe("1");
        shop.App.Get<Counts>().Numbers["reconciled.missing"].ShouldBe(1);
        (await NextAsync(shop)).ShouldBe(now.AddMinutes(18), "a shop that loses webhooks is read every three minutes");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_by_both_ways_counts_once_and_what_is_known_is_not_read(bool webhookFirst)
    {
        await using var shop = await BegunAsync();
        var now = shop.App.Clock.Now;
        shop.Place(1, now.AddMinutes(1));
        if (webhookFirst)
            await shop.App.TellAsync(shop.Webhook("orders/create", 1), shop.Webhook("orders/updated", 1));
        await shop.App.RestAtAsync(now.AddMinutes(15));
        if (!webhookFirst)
            await shop.App.TellAsync(shop.Webhook("orders/updated", 1), shop.Webhook("orders/create", 1));
        await shop.App.RestAtAsync(now.AddHours(1));
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Events.Length.ShouldBe(1);
        shop.Server.CallsOf("OrderNow").Count.ShouldBe(webhookFirst ? 0 : 1);
    }

    [Fact]
    public async Task More_changes_than_a_page_holds_are_all_read()
    {
        await using var shop = await BegunAsync();
        var now = shop.App.Clock.Now;
        for (var id = 1; id <= 60; id++)
            shop.Place(id, now.AddMinutes(2), $"shopper{id % 5}@example.test"); // All of one second.
        await shop.App.RestAtAsync(now.AddMinutes(15));
        (await shop.App.ShoppersAsync(shop.Id)).Sum(person => person.Orders.Length).ShouldBe(60);
    }

    [Fact]
    public async Task A_refund_whose_webhook_never_came_is_found()
    {
        await using var shop = await BegunAsync();
        var now = shop.App.Clock.Now;
        shop.Place(1, now);
        await shop.App.TellAsync(shop.Webhook("orders/create", 1));
        await shop.App.IdleAsync();
        shop.Change(1, now.AddMinutes(2), order => order["financial_status"] = "refunded");
        await shop.App.RestAtAsync(now.AddMinutes(15));
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Orders.ShouldHaveSingleItem().IsRefunded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_customers_refusal_whose_webhook_never_came_is_found_within_the_hour()
    {
        await using var shop = await BegunAsync();
        var now = shop.App.Clock.Now;
        shop.Know(7, now.AddMinutes(5), "ann@example.test", "UNSUBSCRIBED");
        await shop.App.RestAtAsync(now.AddMinutes(61));
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Consents.ShouldHaveSingleItem().IsGranted.ShouldBeFalse();
        var calls = shop.Server.CallsOf("CustomersChanged").Count;
        await shop.App.RestAtAsync(now.AddMinutes(90));
        shop.Server.CallsOf("CustomersChanged").Count.ShouldBe(calls, "they are listed once an hour");
    }

    [Fact]
    public async Task A_shop_that_is_down_is_asked_ever_more_seldom_and_nothing_is_lost()
    {
        await using var shop = await BegunAsync();
        var now = shop.App.Clock.Now;
        shop.Place(1, now.AddMinutes(5));
        shop.Server.Fail("OrdersChanged", ShopifyFailure.Http(503), ShopifyFailure.Http(503));
        await shop.App.RestAtAsync(now.AddMinutes(15));
        (await NextAsync(shop)).ShouldBe(now.AddMinutes(20));
        await shop.App.RestAtAsync(now.AddMinutes(20));
        (await NextAsync(shop)).ShouldBe(now.AddMinutes(30));
        await shop.App.RestAtAsync(now.AddMinutes(30));
        (await shop.App.ShoppersAsync(shop.Id)).ShouldHaveSingleItem();
        (await shop.Shop.NowAsync()).Trouble.ShouldBeNull("it passes");
    }

    [Fact]
    public async Task A_shop_is_imported_once_when_it_is_installed_and_again_when_it_is_installed_again()
    {
        await using var shop = await BegunAsync();
        var first = (await shop.App.ProgressAsync(shop.Id)).ShouldNotBeNull();
        (first.Source, first.FinishedAt is not null).ShouldBe((HistorySource.FromShopify(hasAllOrders: true), true));
        shop.App.Clock.Now += TimeSpan.FromDays(2);
        await shop.App.Get<ShopifyInstalled>().StartAsync(shop.Id, CancellationToken.None);
        (await shop.App.ProgressAsync(shop.Id))!.Id.ShouldBe(first.Id);

        await shop.App.Get<ShopStore>().ChangeAsync(shop.Id, known => known with { ConnectedAt = shop.App.Clock.Now }, CancellationToken.None);
        await shop.App.Get<ShopifyInstalled>().StartAsync(shop.Id, CancellationToken.None);
        (await shop.App.ProgressAsync(shop.Id))!.Id.ShouldNotBe(first.Id, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_shop_without_tokens_is_neither_imported_nor_read()
    {
        await using var shop = await SellingShopify.StartAsync(azurite, works: true);
        await shop.Shop.Tokens.ForgetAsync(shop.Id, CancellationToken.None);
        await shop.App.Get<ShopifyInstalled>().StartAsync(shop.Id, CancellationToken.None);
        await shop.App.IdleAsync();
        (await shop.App.ProgressAsync(shop.Id)).ShouldBeNull();
        (await shop.App.Get<ReconciliationRows>().FindAsync(shop.Id, CancellationToken.None)).ShouldBeNull();
        shop.Server.Calls.ShouldBeEmpty();
    }

    private async Task<SellingShopify> BegunAsync()
    {
        var shop = await SellingShopify.StartAsync(azurite, works: true);
        await shop.App.Get<ShopifyInstalled>().StartAsync(shop.Id, CancellationToken.None);
        await shop.App.IdleAsync();
        return shop;
    }

    private static async Task<DateTimeOffset> NextAsync(SellingShopify shop) => (await shop.App.Get<ReconciliationRows>().FindAsync(shop.Id, CancellationToken.None))!.Value.Read.NextAt;
}
