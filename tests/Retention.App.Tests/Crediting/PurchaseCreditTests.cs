using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>Credit for orders: once they can no longer be sent back, for what was kept, and taken back in its share when they are refunded after all.</summary>
[Collection("Azurite")]
public sealed class PurchaseCreditTests(AzuriteFixture azurite)
{
    private static readonly Currency Euro = new("EUR");

    [Fact]
    public async Task An_order_earns_once_and_not_before_it_can_no_longer_be_sent_back()
    {
        await using var shop = await StartAsync();
        await BuyAsync(shop, "2");
        await BuyAsync(shop, "2");
        await shop.WorkAsync(TimeSpan.FromDays(13));
        (await shop.BalanceAsync()).ShouldBe(0);
        await shop.WorkAsync(TimeSpan.FromDays(2));
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable, (await shop.App.LettersAsync()).Count).ShouldBe((500, 5.00m, 1));
        var reward = await shop.RewardAsync();
        (reward.Why, reward.OrderId, reward.Kept).ShouldBe((CreditReason.Purchase, "2", new Money(10_000, Euro)));
    }

    [Fact]
    public async Task An_order_that_arrives_late_earns_later()
    {
        await using var shop = await StartAsync();
        await BuyAsync(shop, "2");
        await shop.App.HandleAsync(shop.Shop.Id, new ShipmentReported("2", "p", ShipmentStage.Delivered, Reported.At.AddDays(5)));
        await shop.WorkAsync(TimeSpan.FromDays(15));
        (await shop.BalanceAsync()).ShouldBe(0);
        await shop.WorkAsync(TimeSpan.FromDays(5));
        (await shop.BalanceAsync()).ShouldBe(500);
    }

    [Fact]
    public async Task An_order_that_is_called_off_meanwhile_earns_nothing_and_one_that_is_refunded_in_part_less()
    {
        await using var shop = await StartAsync();
        await BuyAsync(shop, "2");
        await BuyAsync(shop, "3");
        await BuyAsync(shop, "2", stage: OrderStage.Cancelled, minute: 60);
        await BuyAsync(shop, "3", kept: 4_000, minute: 60);
        await shop.WorkAsync(TimeSpan.FromDays(16));
        (await shop.CreditAsync()).Rewards.ShouldHaveSingleItem().Reward.Worth.ShouldBe(new(200, Euro));
    }

    [Fact]
    public async Task A_refund_afterwards_takes_back_its_share_once_and_the_shop_owes_the_rest()
    {
        await using var shop = await StartAsync();
        await BuyAsync(shop, "2");
        await shop.WorkAsync(TimeSpan.FromDays(16));
        await BuyAsync(shop, "2", kept: 4_000, minute: 60);
        await BuyAsync(shop, "2", kept: 4_000, minute: 60);
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((200, 2.00m));
        (await shop.CreditAsync()).Entries.Where(entry => entry.Kind == CreditKind.Revoked).ShouldHaveSingleItem().Why.ShouldBe(CreditReason.Refund);
        await shop.App.HandleAsync(shop.Shop.Id, new OrderRemoved("2"));
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((0, 0m));
    }

    [Fact]
    public async Task What_is_spent_stays_spent_when_its_order_is_refunded()
    {
        await using var shop = await StartAsync();
        await BuyAsync(shop, "2");
        await shop.WorkAsync(TimeSpan.FromDays(16));
        await shop.SpendAsync("9", shop.Code(await shop.RewardAsync()), cart: 300);
        await BuyAsync(shop, "2", kept: 0, minute: 60);
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable).ShouldBe((0, 0m));
        (await shop.CreditAsync()).Entries.Where(entry => entry.Kind == CreditKind.Revoked).Sum(entry => entry.Amount.Minor).ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_touches_an_order_of_long_ago_makes_it_earn_nothing()
    {
        await using var shop = await StartAsync();
        shop.App.Clock.Now = Reported.At.AddDays(60);
        await BuyAsync(shop, "2", minute: 60);
        await shop.WorkAsync(TimeSpan.FromDays(60));
        (await shop.CreditAsync()).Rewards.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_limit_keeps_from_being_earned_stands_in_the_ledger_once_and_does_not_come_next_month()
    {
        await using var shop = await StartAsync(limit: new(700, Euro));
        foreach (var order in new[] { "2", "3", "4" })
            await BuyAsync(shop, order);
        await shop.WorkAsync(TimeSpan.FromDays(16));
        await shop.WorkAsync(TimeSpan.FromDays(40));
        (await shop.BalanceAsync()).ShouldBe(700);
        (await shop.CreditAsync()).Entries.Where(entry => entry.Kind == CreditKind.Missed).Select(entry => (entry.Amount.Minor, entry.Because)).Order()
            .ShouldBe([(300, NotEarned.MonthLimit), (500, NotEarned.MonthLimit)]);
    }

    // Ann's first order was heard before the shop gave anything for orders.
    private async Task<CreditShop> StartAsync(Money? limit = null)
    {
        var shop = await CreditShop.StartAsync(azurite, known => known with { KnowsAllOrders = true });
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { Settings = known.Settings with { PurchasePercent = 5, ReturnDays = 14, CreditPerMonth = limit } }, CancellationToken.None);
        return shop;
    }

    private static Task BuyAsync(CreditShop shop, string id, long kept = 10_000, OrderStage stage = OrderStage.Paid, int minute = 5)
    {
        var order = Reported.Order(id, CreditShop.Email).Order;
        return shop.App.HandleAsync(shop.Shop.Id, new OrderReported(order with { Stage = stage, UpdatedAt = Reported.At.AddMinutes(minute), Total = new(10_000, Euro), Kept = new(kept, Euro), IsRefunded = kept < 10_000 }), $"{id}-{minute}-{kept}");
    }
}
