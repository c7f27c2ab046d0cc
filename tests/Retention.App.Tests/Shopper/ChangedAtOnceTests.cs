using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Reviews;
using Retention.App.Tests.Road;
using Retention.App.Tests.Tiers;
using Retention.Events;
using Retention.Reviews;
using Retention.Rewards;

namespace Retention.App.Tests.ForShoppers;

/// <summary>The same thing changed from two sides in one moment: levels, reviews, credit.</summary>
[Collection("Azurite")]
public sealed class ChangedAtOnceTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Two_orders_that_arrive_in_the_same_moment_raise_the_level_once_that_day_and_the_next_day_once_more()
    {
        await using var shop = await CreditShop.StartAsync(azurite, one => Levels.Shop(one) with { FlowsOn = ["tier-reached"] });
        foreach (var order in new[] { "2", "3" })
            await shop.App.PutAsync(shop.Shop.Id, Reported.Order(order, CreditShop.Email, at: Reported.At.AddMinutes(5)), order);
        (await Task.WhenAll(shop.App.ReceiveAsync(shop.App.Storage.EventQueue), shop.App.ReceiveAsync(shop.App.Storage.EventQueue))).Sum().ShouldBe(2);
        var shopper = (await shop.App.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem();
        shopper.Orders.Length.ShouldBe(3);
        shopper.Tier!.Level.ShouldBe("bronze");
        shopper.Journeys.Count(journey => journey.Flow == "tier-reached").ShouldBe(1);
        await shop.WorkAsync(TimeSpan.FromDays(1.5));
        (await shop.App.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem().Tier!.Level.ShouldBe("silver");
    }

    [Fact]
    public async Task A_review_that_is_taken_back_while_somebody_of_the_shop_publishes_it_stays_taken_back()
    {
        await using var shop = await ReviewShop.StartAsync(azurite, ReviewShowing.AfterALook);
        string[] orders = ["91", "92", "93", "94"];
        foreach (var order in orders)
        {
            await shop.BuyAsync(order, $"ann{order}@example.test");
            await shop.ReviewAsync(4, "PLANTED words", order);
        }

        var waiting = await shop.ListAsync(ReviewState.Pending);
        waiting.Count.ShouldBe(orders.Length);
        await Task.WhenAll(waiting.SelectMany(review => new[]
        {
            shop.App.Get<Moderating>().DecideAsync(shop.Id, review.Id, new(ReviewState.Published, Reason: null), "Maria", CancellationToken.None),
            shop.App.Get<EventArrived>().HandleAsync(EventMessage.Of(shop.Id, $"w{review.OrderId}", shop.App.Clock.Now, new ReviewWithdrawn(review.OrderId, review.ItemId, shop.App.Clock.Now.AddMinutes(1)), "page"), CancellationToken.None),
        }));
        (await shop.ListAsync(ReviewState.Withdrawn)).Count.ShouldBe(orders.Length);
        (await shop.ListAsync(ReviewState.Published)).Concat(await shop.ListAsync(ReviewState.Pending)).ShouldBeEmpty();
        var (shown, summary) = await shop.ShownAsync();
        (shown.Count, summary).ShouldBe((0, Aggregate.None));
        (await shop.RowsAsync()).ShouldAllBe(row => !row.Json().Contains("PLANTED", StringComparison.Ordinal));
        // Whoever presses the button a moment later is told that there is nothing left to publish.
        (await shop.App.Get<Moderating>().DecideAsync(shop.Id, waiting[0].Id, new(ReviewState.Published, Reason: null), "Maria", CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Credit_that_is_taken_back_in_the_moment_in_which_the_shop_makes_its_coupon_leaves_nothing_to_spend()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.GiveAsync();
        var isTaken = false;
        shop.Server.Meanwhile = async call =>
        {
            if (isTaken || call is not { Method: "POST", Route: "/wc/v3/coupons" })
                return;
            isTaken = true;
            await shop.Desk.TakeBackAsync(await shop.RewardAsync());
        };
        await shop.WorkAsync();
        await shop.WorkAsync(TimeSpan.FromMinutes(30));
        isTaken.ShouldBeTrue();
        (await shop.BalanceAsync(), shop.Server.Usable, shop.Posts).ShouldBe((0, 0m, 1));
        (await shop.CreditAsync()).Entries.Count(entry => entry.Kind == CreditKind.Revoked).ShouldBe(1);
        (await shop.App.LettersAsync()).ShouldBeEmpty("nobody is told of credit that is gone");
    }
}
