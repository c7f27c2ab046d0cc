using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Tests.Reviews;

/// <summary>Reviews from before there was an index.</summary>
[Collection("Azurite")]
public sealed class EarlierReviewsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_was_given_before_is_put_into_the_index_once_with_its_product_and_what_it_earned()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        for (var order = 10; order < 15; order++)
            await shop.BuyAsync($"{order}", $"p{order}@example.test");
        var other = (await shop.App.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id;
        foreach (var shopper in await shop.App.ShoppersAsync(shop.Id))
        {
            var review = new ReviewGiven(shopper.Orders[0].Id, ReviewShop.At.AddMinutes(3)) { Items = [new("20", "Blue Mug", 4, "", "From before.")] };
            await shop.App.Storage.Shoppers.AddEntityAsync(ShopperStore.Beside(shop.Id, shopper.Id, Keys.Review(review.OrderId, review.At)).With(review, Stored.Default.ReviewGiven));
        }

        await shop.ReviewAsync(1, "Newer.", item: "20", at: ReviewShop.At.AddMinutes(4)); // The one of order 1 was written again since.
        await shop.App.Get<EarlierReviews>().IndexAsync(CancellationToken.None);
        var (reviews, summary) = await shop.ShownAsync();
        (reviews.Count, summary).ShouldBe((6, new(0, 5, 0, 0, 1)));
        reviews.ShouldAllBe(review => review.By == "Ann S." && review.IsVerified);
        (await shop.RowsAsync()).ShouldNotContain(row => row.PartitionKey == other && row.RowKey != Keys.EarlierReviews);

        var before = (await shop.RowsAsync()).Select(row => row.ETag).ToList();
        await shop.App.Get<EarlierReviews>().IndexAsync(CancellationToken.None);
        (await shop.RowsAsync()).Select(row => row.ETag).ShouldBe(before);
    }
}
