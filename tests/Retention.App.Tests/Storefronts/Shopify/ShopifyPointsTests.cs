using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>How calls share the points that Shopify gives us and each shop (facts/shopify.md 3.2).</summary>
[Collection("Azurite")]
public sealed class ShopifyPointsTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_call_waits_for_just_the_points_that_it_lacks()
    {
        var bucket = new ShopifyBucket();
        Learn(bucket, "Orders", cost: 300, available: 100, perSecond: 100);
        bucket.Take("Orders", Noon).ShouldBe((300, TimeSpan.FromSeconds(2)));
        bucket.Take("Orders", Noon).ShouldBe((300, TimeSpan.FromSeconds(5)), "what the call before takes is not there for the next");
        bucket.Take("Orders", Noon).ShouldBe((null, TimeSpan.FromSeconds(8)), "that would be too long");
        bucket.Take("Orders", Noon.AddSeconds(8)).ShouldBe((300, TimeSpan.Zero), "points come back with the time, and one that was turned away takes none");
    }

    [Fact]
    public void What_Shopify_says_counts_less_what_is_under_way()
    {
        var bucket = new ShopifyBucket();
        Learn(bucket, "Orders", cost: 300, available: 700, perSecond: 100);
        var (first, _) = bucket.Take("Orders", Noon);
        bucket.Take("Orders", Noon).Wait.ShouldBe(TimeSpan.Zero);
        bucket.Heard("Orders", first!.Value, 300, new(1000, 700, 100), Noon); // It does not know the second one yet.
        bucket.Take("Orders", Noon).Wait.ShouldBe(TimeSpan.Zero);
        bucket.Take("Orders", Noon).Wait.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void An_operation_that_costs_more_than_the_bucket_holds_goes_when_it_is_full()
    {
        var bucket = new ShopifyBucket();
        Learn(bucket, "Everything", cost: 5_000, available: 900, perSecond: 100);
        bucket.Take("Everything", Noon).ShouldBe((1000, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void An_operation_that_was_never_asked_costs_a_guess_and_a_call_that_failed_gives_its_points_back()
    {
        var bucket = new ShopifyBucket();
        for (var time = 0; time < 20; time++)
        {
            var (taken, wait) = bucket.Take("New", Noon);
            wait.ShouldBe(TimeSpan.Zero);
            bucket.Heard("New", taken!.Value, requested: null, status: null, Noon);
        }

        bucket.Take("New", Noon).Taken.ShouldBe(50);
    }

    [Fact]
    public async Task A_call_without_points_goes_once_more_after_a_short_wait_a_change_too_for_it_was_not_done()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerTag(shop);
        var opened = await shop.OpenAsync();
        shop.Shopify.Fail("Tag", ShopifyFailure.Throttled(requested: 100, available: 98, perSecond: 50));
        (await opened.AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Value();
        shop.Shopify.Calls.Count.ShouldBe(2);

        shop.Shopify.Fail("Tag", ShopifyFailure.Throttled(requested: 100, available: 99, perSecond: 50), ShopifyFailure.Throttled(requested: 100, available: 75, perSecond: 50));
        var trouble = (await opened.AskAsync(Asked.Tag, new(Asked.Ann, ["vip"]), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.IsPassing, trouble.MayHaveHappened, trouble.After).ShouldBe((ShopifyTroubles.TooMany, true, false, TimeSpan.FromSeconds(0.5)));
        shop.Shopify.Calls.Count.ShouldBe(4, "twice, and no more");
    }

    [Fact]
    public async Task A_shop_whose_points_take_long_is_left_alone_until_they_are_there()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        Asked.AnswerWho(shop);
        var opened = await shop.OpenAsync();
        shop.Shopify.Fail("Who", ShopifyFailure.Throttled(requested: 1000, available: 0, perSecond: 50));
        var trouble = (await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble();
        (trouble.Key, trouble.After).ShouldBe((ShopifyTroubles.TooMany, TimeSpan.FromSeconds(20)));
        (await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.TooMany);
        shop.Shopify.Calls.Count.ShouldBe(1);
        shop.App.Clock.Now += TimeSpan.FromSeconds(20);
        (await opened.AskAsync(Asked.Who, new(Asked.Ann), CancellationToken.None)).Value();
    }

    private static void Learn(ShopifyBucket bucket, string operation, double cost, double available, double perSecond)
    {
        var (taken, _) = bucket.Take(operation, Noon);
        bucket.Heard(operation, taken!.Value, cost, new(1000, available, perSecond), Noon);
    }
}
