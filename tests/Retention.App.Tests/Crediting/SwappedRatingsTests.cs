using System.Globalization;
using Retention.App.Crediting;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>
/// A whole road: orders, reviews of all kinds, decisions of the shop, limits, a coupon that is used, a refund. Played with every rating turned round,
/// the books end in the same rows (16 CFR 465.4).
/// </summary>
[Collection("Azurite")]
public sealed class SwappedRatingsTests(AzuriteFixture azurite)
{
    private static readonly Currency Euro = new("EUR");

    [Fact]
    public async Task All_ratings_swapped_end_in_the_same_books()
    {
        var books = await PlayedAsync(stars => stars);
        books.Count(line => line.StartsWith("Earned", StringComparison.Ordinal)).ShouldBe(5);
        books.ShouldContain(line => line.StartsWith("Missed", StringComparison.Ordinal));
        books.ShouldContain(line => line.StartsWith("Spent", StringComparison.Ordinal));
        books.ShouldContain(line => line.StartsWith("Revoked", StringComparison.Ordinal));
        (await PlayedAsync(stars => 6 - stars)).ShouldBe(books);
    }

    [Fact]
    public async Task A_rule_that_saw_the_stars_would_be_caught() =>
        (await PlayedAsync(stars => 6 - stars, RewardsFiveStarsAsync)).ShouldNotBe(await PlayedAsync(stars => stars, RewardsFiveStarsAsync));

    // What no rule may do, written as one that has been let at the stars.
    private static async Task RewardsFiveStarsAsync(CreditShop shop)
    {
        foreach (var review in await shop.App.Get<ReviewLists>().ListAsync(shop.Shop.Id, new(ReviewState.Published), after: null, 50, CancellationToken.None))
        {
            if (review.Stars == 5)
                await shop.App.Get<GivingCredit>().GiveAsync(shop.Shop, shop.Ann, $"planted|{review.Id}", shop.App.Clock.Now, (_, _) => new(new Given.Done()) { Gift = new(new(700, Euro), CreditReason.Review, "h") }, CancellationToken.None);
        }
    }

    private async Task<string[]> PlayedAsync(Func<int, int> swap, Func<CreditShop, Task>? planted = null)
    {
        await using var shop = await CreditShop.StartAsync(azurite, known => known with
        {
            Settings = known.Settings with { ReviewCredit = new(500, Euro), ReviewCreditsPerMonth = 2, PurchasePercent = 5, ReturnDays = 14, ShowReviews = ReviewShowing.AtOnce },
        });
        await ReviewAsync(shop, "19", swap(5), "Lovely.");
        await ReviewAsync(shop, "20", swap(1), "It broke.");
        await ReviewAsync(shop, "21", swap(2), "Look at www.other-mugs.com"); // Waits for a look, and is rejected as advertising.
        await ReviewAsync(shop, "22", swap(4), "Write to me@example.com"); // Waits, and nobody ever looks.
        await ReviewAsync(shop, "23", swap(3), "My number is +49 30 1234567."); // Waits, and is rejected for no fault of the shopper's: beyond the month's limit.
        await DecideAsync(shop, "21", ReviewReason.Advertising);
        await shop.WorkAsync(TimeSpan.FromDays(15));
        await DecideAsync(shop, "23", ReviewReason.PersonalData);
        await ReviewAsync(shop, "24", swap(5), "Later.");
        await shop.WorkAsync(TimeSpan.FromDays(20));
        if (planted is not null)
            await planted(shop);
        var first = (await shop.CreditAsync()).Rewards.First(one => one.Reward.Why == CreditReason.Review).Reward;
        await shop.SpendAsync("9", shop.Code(first), cart: 300);
        var order = Reported.Order("1", CreditShop.Email).Order;
        await shop.App.HandleAsync(shop.Shop.Id, new OrderReported(order with { UpdatedAt = shop.App.Clock.Now, IsRefunded = true, Kept = new(1_000, Euro) }));
        await shop.WorkAsync();
        await shop.BalanceAsync();
        return [.. (await shop.CreditAsync()).Entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Kind} {entry.Amount.Minor} {entry.At:O} {entry.Why} {entry.Coupon} {entry.OrderId} {entry.Because}")).Order(StringComparer.Ordinal)];
    }

    private static async Task ReviewAsync(CreditShop shop, string item, int stars, string text)
    {
        await shop.App.HandleAsync(shop.Shop.Id, new ReviewGiven("1", shop.App.Clock.Now) { Items = [new(item, "Blue Mug", stars, "", text)] });
        await shop.WorkAsync();
    }

    private static async Task DecideAsync(CreditShop shop, string item, ReviewReason reason)
    {
        (await shop.App.Get<Moderating>().DecideAsync(shop.Shop.Id, Keys.ReviewId(shop.Shop.Id, shop.Ann, item), new(ReviewState.Rejected, reason), "maria", CancellationToken.None)).ShouldBeTrue();
        await shop.WorkAsync();
    }
}
