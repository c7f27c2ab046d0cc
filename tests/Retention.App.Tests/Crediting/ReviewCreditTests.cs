using Retention.App.Crediting;
using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>Credit for reviews: only where the shop gives it, once for an item, and the same whatever the review says.</summary>
[Collection("Azurite")]
public sealed class ReviewCreditTests(AzuriteFixture azurite)
{
    private static readonly Money Five = new(500, new Currency("EUR"));

    [Fact]
    public async Task A_review_earns_nothing_before_the_shop_says_so()
    {
        await using var shop = await CreditShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 5));
        await shop.WorkAsync();
        (await shop.CreditAsync()).Rewards.ShouldBeEmpty();
        (await PromiseAsync(shop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_review_earns_once_for_an_item_and_so_often_a_month()
    {
        await using var shop = await StartAsync(mostPerMonth: 2);
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 5), "a");
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 5), "a");
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 1), "changed");
        await shop.WorkAsync();
        (await shop.BalanceAsync(), shop.Server.Usable, (await shop.App.LettersAsync()).Count).ShouldBe((500, 5.00m, 1));
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 3, "20", "21", "22"), "more");
        await shop.WorkAsync();
        (await shop.BalanceAsync()).ShouldBe(1_000);
        (await PromiseAsync(shop)).ShouldBeNull();
        shop.App.Clock.Now = shop.App.Clock.Now.AddDays(20); // The next month has begun.
        (await PromiseAsync(shop)).ShouldBe(Five);
    }

    [Fact]
    public async Task An_item_that_was_ordered_twice_earns_once_whichever_order_s_letter_it_is_reviewed_from()
    {
        await using var shop = await StartAsync(mostPerMonth: 9);
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 5));
        await shop.WorkAsync();
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("2", at: Reported.At.AddMinutes(2)));
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 4, "19") with { OrderId = "2", At = Reported.At.AddMinutes(3) });
        await shop.WorkAsync();
        (await shop.BalanceAsync(), (await shop.CreditAsync()).Rewards.Count).ShouldBe((500, 1));
        // Another item of the second order is another review; and what was said anew is still one for which credit was given, whatever is promised by now.
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { Settings = known.Settings with { ReviewCredit = Five, ReviewCreditsPerMonth = 9 } }, CancellationToken.None);
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 4, "20") with { OrderId = "2", At = Reported.At.AddMinutes(4) });
        await shop.WorkAsync();
        (await shop.BalanceAsync()).ShouldBe(1_000);
        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop.Id, known => known with { Settings = known.Settings with { ReviewCredit = null } }, CancellationToken.None);
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 1, "19") with { OrderId = "2", At = Reported.At.AddMinutes(5) });
        await shop.WorkAsync();
        (await shop.App.Get<ReviewStore>().FindAsync(shop.Shop.Id, Keys.ReviewId(shop.Shop.Id, shop.Ann, "19"), CancellationToken.None))!.Review.ShouldSatisfyAllConditions(
            review => review.Stars.ShouldBe(1), review => review.OrderId.ShouldBe("2"), review => review.IsIncentivised.ShouldBeTrue());
    }

    [Fact]
    public async Task What_the_limit_kept_from_the_review_of_an_item_is_not_given_for_it_from_another_order_next_month()
    {
        await using var shop = await StartAsync();
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 5, "19", "20"));
        await shop.WorkAsync();
        var missed = (await shop.CreditAsync()).Entries.Single(entry => entry.Kind == CreditKind.Missed);
        var item = missed.Id.StartsWith(Keys.RewardId(shop.Shop.Id, new Occasion.Review("1", "19", HasPhoto: false).Source), StringComparison.Ordinal) ? "19" : "20";
        shop.App.Clock.Now = shop.App.Clock.Now.AddDays(20);
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("2", at: Reported.At.AddMinutes(2)));
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 4, item) with { OrderId = "2", At = shop.App.Clock.Now });
        await shop.WorkAsync();
        (await shop.BalanceAsync()).ShouldBe(500);
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 4, "21") with { OrderId = "2", At = shop.App.Clock.Now });
        await shop.WorkAsync();
        (await shop.BalanceAsync()).ShouldBe(1_000, "an item that was never reviewed earns");
    }

    [Fact]
    public async Task The_page_of_another_order_promises_nothing_for_an_item_that_earned_before()
    {
        await using var shop = await StartAsync(mostPerMonth: 9);
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 5));
        await shop.WorkAsync();
        (await shop.App.Get<HearingCredit>().PromisesAsync(shop.Shop, await ShopperAsync(shop), ["19"], CancellationToken.None)).ShouldBeNull();
        (await shop.App.Get<HearingCredit>().PromisesAsync(shop.Shop, await ShopperAsync(shop), ["19", "20"], CancellationToken.None))!.Words.ShouldBe(Five);
    }

    [Fact]
    public async Task All_ratings_swapped_give_the_same_ledger()
    {
        var ledgers = new List<string>();
        foreach (var stars in new[] { 1, 2, 3, 4, 5 })
        {
            await using var shop = await StartAsync(mostPerMonth: 3);
            await shop.App.HandleAsync(shop.Shop.Id, Review(stars, "19", "20"), "a");
            await shop.App.HandleAsync(shop.Shop.Id, Review(6 - stars, "21", "22"), "b");
            await shop.WorkAsync();
            // Ids are made of the shop's, which is another one each time: so each stands here for its item.
            var items = new[] { "19", "20", "21", "22" }.ToDictionary(item => Keys.RewardId(shop.Shop.Id, new Occasion.Review("1", item, HasPhoto: false).Source), StringComparer.Ordinal);
            ledgers.Add(string.Join('\n', (await shop.CreditAsync()).Entries.Select(entry => $"{items[entry.Id.Split('|')[0]]} {entry.Id.Split('|')[1]} {entry.Kind} {entry.Amount} {entry.At:O} {entry.Why} {entry.Coupon} {entry.Because}").Order(StringComparer.Ordinal)));
        }

        ledgers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().Split('\n').Length.ShouldBe(7);
    }

    [Fact]
    public async Task A_review_of_the_past_earns_nothing_and_one_of_a_shop_that_makes_no_coupons_neither()
    {
        await using var shop = await StartAsync();
        await shop.App.Get<App.Queues.Inbox>().PutAsync(App.Queues.EventMessage.Of(shop.Shop.Id, "k", shop.App.Clock.Now, Review(5)) with { HappenedAt = Reported.At.AddDays(-1) }, CancellationToken.None);
        await shop.WorkAsync();
        (await shop.CreditAsync()).Rewards.ShouldBeEmpty();
        var other = (await shop.App.AddShopifyAsync(known => known with { Settings = known.Settings with { ReviewCredit = Five } })).Shop;
        await shop.App.HandleAsync(other.Id, Reported.Order("1"));
        await shop.App.HandleAsync(other.Id, Review(5));
        (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).ShouldNotContain(row => row.RowKey.StartsWith(Keys.Credit, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_for_reviews_promises_the_credit_to_everybody_before_a_star_is_given()
    {
        await using var shop = await StartAsync();
        (await PageAsync(shop)).ShouldContain("whatever you write and however many stars you give");
        await shop.App.HandleAsync(shop.Shop.Id, Review(stars: 5));
        await shop.WorkAsync();
        (await PageAsync(shop)).ShouldNotContain("of credit");
    }

    private Task<CreditShop> StartAsync(int mostPerMonth = 1) =>
        CreditShop.StartAsync(azurite, known => known with { Settings = known.Settings with { ReviewCredit = Five, ReviewCreditsPerMonth = mostPerMonth } });

    private static ReviewGiven Review(int stars, params string[] items) =>
        new("1", Reported.At.AddMinutes(1)) { Items = [.. (items.Length == 0 ? ["19"] : items).Select(item => new ItemReview(item, "Blue Mug", stars, "", stars > 3 ? "Good." : "Bad."))] };

    private static async Task<Money?> PromiseAsync(CreditShop shop) =>
        await shop.App.Get<HearingCredit>().PromiseAsync(shop.Shop, await ShopperAsync(shop), CancellationToken.None);

    private static async Task<Retention.Shoppers.Shopper> ShopperAsync(CreditShop shop) => (await shop.App.Get<Identity>().FollowAsync(shop.Shop.Id, shop.Ann, CancellationToken.None)).Shopper;

    private static async Task<string> PageAsync(CreditShop shop)
    {
        var address = (await ShopperAsync(shop)).Orders[0].EmailKey!;
        var token = shop.App.Get<ShopperLinks>().Token(new(shop.Shop.Id, shop.Ann, address, "0123456789abcdef01234567", "review-request", "1", DateOnly.FromDateTime(shop.App.Clock.Now.UtcDateTime)));
        return await shop.App.Http.GetStringAsync($"/l/{token}/review");
    }
}
