using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Tests.Reviews;

/// <summary>The index of a shop's reviews: what is shown is what was said, once, and its ratings are those of what is shown.</summary>
[Collection("Azurite")]
public sealed class IndexTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_passes_the_rules_is_shown_at_once_good_or_bad_with_a_first_name_and_an_initial()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(1, "It broke.");
        shop.App.Clock.Now = shop.App.Clock.Now.AddMinutes(1);
        await shop.ReviewAsync(5, "Lovely.", item: "20");
        var (reviews, summary) = await shop.ShownAsync();
        reviews.Select(review => (review.Stars, review.Text, review.By, review.Item, review.IsVerified, review.IsIncentivised)).ShouldBe([(5, "Lovely.", "Ann S.", "Blue Mug", true, false), (1, "It broke.", "Ann S.", "Blue Mug", true, false)]);
        (summary.Count, summary.Hundredths).ShouldBe((2, 300));
        (await IsNothingShownAsync(shop, ReviewShop.Jug)).ShouldBeTrue();
    }

    [Fact]
    public async Task Heard_twice_it_is_one_and_a_second_review_of_the_item_takes_the_first_one_s_place()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "Chipped.", key: "a", at: ReviewShop.At.AddMinutes(1));
        var before = await MarksAsync(shop);
        await shop.ReviewAsync(2, "Chipped.", key: "a", at: ReviewShop.At.AddMinutes(1));
        (await MarksAsync(shop)).ShouldBe(before);
        await shop.ReviewAsync(4, "They sent another one.", at: ReviewShop.At.AddMinutes(3));
        await shop.ReviewAsync(1, "Late on its way.", at: ReviewShop.At.AddMinutes(2));
        var (reviews, summary) = await shop.ShownAsync();
        (reviews.ShouldHaveSingleItem().Text, summary).ShouldBe(("They sent another one.", Aggregate.None.Plus(4, 1)));
        (await shop.RowsAsync()).Count.ShouldBe(6); // Its id, list, shopper and product; ratings and totals.
    }

    [Fact]
    public async Task What_is_suspicious_waits_with_its_reason_and_is_neither_shown_nor_counted()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(5, "Better at cheapmugs.com");
        await shop.ReviewAsync(1, "Ask +49 151 2345678", item: "21");
        (await IsNothingShownAsync(shop)).ShouldBeTrue();
        (await shop.ListAsync(ReviewState.Pending)).Select(review => review.Reason).ShouldBe(["telephone", "link"], ignoreOrder: true);
        (await shop.App.Get<ReviewStore>().TotalsAsync(shop.Id, CancellationToken.None)).ShouldBe(new ReviewTotals(2, 0, 0));
    }

    [Fact]
    public async Task A_shop_that_shows_none_shows_neither_reviews_nor_ratings_and_what_came_in_waits()
    {
        await using var shop = await ReviewShop.StartAsync(azurite, ReviewShowing.Off);
        await shop.ReviewAsync(5);
        (await shop.ListAsync(ReviewState.Pending)).ShouldHaveSingleItem().Reason.ShouldBe("look-first");
        await shop.App.Get<Moderating>().PublishUnsuspiciousAsync(shop.Id, "maria", CancellationToken.None);
        (await IsNothingShownAsync(shop)).ShouldBeTrue();
        await shop.SetAsync(settings => settings with { ShowReviews = ReviewShowing.AfterALook });
        (await shop.ShownAsync()).Summary.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_review_written_while_something_is_promised_says_so_and_stays_out_of_what_other_programs_read()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(5);
        await shop.SetAsync(settings => settings with { ReviewCredit = new Money(500, new("EUR")) });
        await shop.ReviewAsync(1, item: "20");
        (await shop.ShownAsync()).Reviews.Select(review => (review.Stars, review.IsIncentivised)).ShouldBe([(5, false), (1, true)], ignoreOrder: true);
        var ratings = (await shop.App.Get<ReviewStore>().RatingsAsync(shop.Id, ReviewShop.Mug, CancellationToken.None))!;
        (ratings.All.Hundredths, ratings.Unrewarded.Hundredths, ratings.Title).ShouldBe((300, 500, "Blue Mug"));
    }

    [Fact]
    public async Task Whoever_is_erased_is_shown_no_more_and_the_ratings_follow()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.BuyAsync("2", "bob@example.test", "Bob");
        await shop.ReviewAsync(5, "Ann was here.");
        await shop.ReviewAsync(1, "Bob was here.", order: "2");
        await shop.App.HandleAsync(shop.Id, new ShopperErased(CustomerId: null, "ann@example.test", OrderId: null));
        var (reviews, summary) = await shop.ShownAsync();
        (reviews.ShouldHaveSingleItem().By, summary).ShouldBe(("Bob", Aggregate.None.Plus(1, 1)));
        (await shop.RowsAsync()).ShouldAllBe(row => !row.Json().Contains("Ann", StringComparison.Ordinal));
        await shop.ReviewAsync(5, "Told late.", item: "20"); // The review that was still on its way is not kept either.
        (await shop.RowsAsync()).ShouldAllBe(row => !row.Json().Contains("Told late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_dies_between_the_commit_and_the_index_is_made_good_when_the_message_comes_again()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "Chipped.", key: "a", at: ReviewShop.At.AddMinutes(1));
        foreach (var row in await shop.RowsAsync())
            await shop.App.Storage.Reviews.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        await shop.ReviewAsync(2, "Chipped.", key: "a", at: ReviewShop.At.AddMinutes(1));
        (await shop.ShownAsync()).Reviews.ShouldHaveSingleItem().Text.ShouldBe("Chipped.");
    }

    [Fact]
    public async Task A_shop_that_is_erased_leaves_no_review_and_another_s_stay()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "Chipped.");
        var other = (await shop.App.AddShopifyAsync(domain: "other.myshopify.com")).Shop;
        await shop.App.Get<HearingReviews>().IndexAsync(other, new Retention.Shoppers.Shopper { Id = "0123456789abcdef" }, new ReviewGiven("1", ReviewShop.At) { Items = [new("19", "Blue Mug", 5, "", "Theirs.")] }, CancellationToken.None);
        var sweep = shop.App.Get<App.Privacy.ShopSweep>();
        for (var place = 0; place < sweep.Count; place++)
            await sweep.SweepAsync(shop.Id, place, CancellationToken.None);
        (await shop.RowsAsync()).Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal).ShouldBe([other.Id]);
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_have_one_review_of_an_item_once_they_write_again()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.BuyAsync("2", "ann@work.example", customer: "8");
        await shop.ReviewAsync(5, "As a guest.", order: "1", at: ReviewShop.At.AddMinutes(1));
        await shop.ReviewAsync(4, "As a customer.", order: "2", at: ReviewShop.At.AddMinutes(2));
        (await shop.ShownAsync()).Summary.Count.ShouldBe(2);
        await shop.App.HandleAsync(shop.Id, Reported.Customer("8", "ann@example.test", confirmed: true));
        (await shop.App.ShoppersAsync(shop.Id)).Count.ShouldBe(1);
        await shop.ReviewAsync(3, "Now.", order: "1", at: ReviewShop.At.AddMinutes(3));
        (await shop.ShownAsync()).Reviews.ShouldHaveSingleItem().Text.ShouldBe("Now.");
        await shop.App.HandleAsync(shop.Id, new ShopperErased("8", Email: null, OrderId: null));
        (await shop.RowsAsync()).ShouldAllBe(row => !row.RowKey.StartsWith("id|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_a_text_that_no_page_gave_is_the_first()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        for (var order = 10; order < 17; order++)
        {
            await shop.BuyAsync($"{order}", $"p{order}@example.test");
            await shop.ReviewAsync(1 + (order % 5), $"Number {order}", $"{order}", at: ReviewShop.At.AddMinutes(order / 2)); // Two at the same moment.
        }

        var (now, shown, seen) = (await shop.ShopAsync(), shop.App.Get<ShownReviews>(), new List<string>());
        for (var (page, turns) = (await shown.ReadAsync(now, ReviewShop.Mug, 3, before: null, CancellationToken.None), 0); ; turns++)
        {
            seen.AddRange(page.Reviews.Select(review => review.Text));
            if (page.Older is null)
            {
                turns.ShouldBe(2);
                break;
            }

            page = await shown.ReadAsync(now, ReviewShop.Mug, 3, page.Older, CancellationToken.None);
        }

        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(7);
        seen[0].ShouldBe("Number 16");
        foreach (var odd in new[] { "", "x", "' or 1 eq 1", "~~~|~~~" })
            (await shown.ReadAsync(now, ReviewShop.Mug, 3, odd, CancellationToken.None)).Reviews[0].Text.ShouldBe("Number 16");
    }

    [Fact]
    public async Task Many_at_once_leave_ratings_that_are_those_of_the_rows()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        for (var order = 10; order < 18; order++)
            await shop.BuyAsync($"{order}", $"p{order}@example.test");
        await Task.WhenAll(Enumerable.Range(10, 8).Select(order => Index(order, 1 + (order % 5))));
        await Task.WhenAll(Enumerable.Range(10, 8).Select(order => order % 2 == 0 ? Index(order, 5, later: 1) : RejectAsync(order)));
        var published = (await shop.ListAsync(ReviewState.Published)).ToList();
        var ratings = (await shop.App.Get<ReviewStore>().RatingsAsync(shop.Id, ReviewShop.Mug, CancellationToken.None))!;
        (ratings.All, published.Count).ShouldBe((Aggregate.Of(published), 4));
        var totals = await shop.App.Get<ReviewStore>().TotalsAsync(shop.Id, CancellationToken.None);
        (totals.Pending, totals.Published, totals.Rejected, totals.RejectedFor[ReviewReason.NotAboutItem.Key]).ShouldBe((0, 4, 4, 4));

        async Task Index(int order, int stars, int later = 0)
        {
            var (known, ann) = (await shop.ShopAsync(), await OfAsync(order));
            await shop.App.Get<HearingReviews>().IndexAsync(known, ann, new ReviewGiven($"{order}", ReviewShop.At.AddMinutes(later)) { Items = [new("19", "Blue Mug", stars, "", "")] }, CancellationToken.None);
        }

        async Task RejectAsync(int order) =>
            (await shop.App.Get<Moderating>().DecideAsync(shop.Id, Keys.ReviewId(shop.Id, (await OfAsync(order)).Id, "19"), new(ReviewState.Rejected, ReviewReason.NotAboutItem), "maria", CancellationToken.None)).ShouldBeTrue();

        async Task<Retention.Shoppers.Shopper> OfAsync(int order) => (await shop.App.ShoppersAsync(shop.Id)).Single(shopper => shopper.Order($"{order}") is not null);
    }

    [Fact]
    public async Task All_ratings_swapped_give_the_same_list()
    {
        var lists = new List<string>();
        foreach (var swap in new Func<int, int>[] { stars => stars, stars => 6 - stars })
        {
            await using var shop = await ReviewShop.StartAsync(azurite);
            await shop.ReviewAsync(swap(5), "Lovely.");
            await shop.ReviewAsync(swap(1), "It broke.", item: "20");
            await shop.ReviewAsync(swap(2), "cheapmugs.com", item: "21");
            lists.Add(string.Join('\n', (await shop.ListAsync(ReviewState.Published)).Concat(await shop.ListAsync(ReviewState.Pending)).Select(review => $"{review.State} {review.Reason} {review.Text}").Order(StringComparer.Ordinal)));
        }

        lists[0].ShouldBe(lists[1]);
        lists[0].Split('\n').Length.ShouldBe(3);
    }

    private static async Task<bool> IsNothingShownAsync(ReviewShop shop, string product = ReviewShop.Mug) =>
        await shop.ShownAsync(product) is { Reviews.Count: 0, Summary: var summary } && summary == Aggregate.None;

    private static async Task<string> MarksAsync(ReviewShop shop) => string.Join('\n', (await shop.RowsAsync()).Select(row => $"{row.RowKey} {row.ETag}"));
}
