using System.Globalization;
using System.Text.Json.Nodes;
using Retention.App.ForShoppers;
using Retention.App.Photos;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.App.ShopPages;

/// <summary>Which reviews are shown where.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="Words">Our words, in the page's language.</param>
/// <param name="Product">The storefront's id of the product.</param>
internal sealed record ReviewsAsked(Shop Shop, ShopperWords Words, string Product)
{
    /// <summary>The place behind which the page begins; null, or what is none, for the newest.</summary>
    public string? Before { get; init; }

    /// <summary>How many at most.</summary>
    public int Most { get; init; } = 10;

    /// <summary>The address of the page that begins behind a place.</summary>
    public required Func<string, string> Older { get; init; }

    /// <summary>The address that says how reviews are collected.</summary>
    public required string Collected { get; init; }
}

/// <summary>A page of reviews, and what search engines read of it.</summary>
/// <param name="Model">What is shown.</param>
/// <param name="Title">The product's name; empty where no review told it.</param>
/// <param name="Structured">The product's properties; null where there is nothing to tell, and beside older reviews.</param>
internal sealed record ReviewsSeen(ReviewsModel Model, string Title, JsonObject? Structured);

/// <summary>A product's published reviews as they stand in the shop, on whichever platform it is: one query and one point read.</summary>
internal sealed class ReviewsView(ShownReviews reviews, PhotoLinks photos)
{
    private const int Height = 96;
    private const int Widest = 240;

    /// <summary>Reads them.</summary>
    public async Task<ReviewsSeen> ReadAsync(ReviewsAsked asked, CancellationToken cancellation)
    {
        var (shop, words) = (asked.Shop, asked.Words);
        var before = Keys.IsReviewPlace(asked.Before) ? asked.Before : null;
        var page = await reviews.ReadAsync(shop, asked.Product, asked.Most, before, cancellation);
        var ratings = await reviews.RatingsAsync(shop, asked.Product, cancellation);
        var all = ratings?.All ?? Aggregate.None;
        var model = new ReviewsModel(words, [.. page.Reviews.Select(review => Of(shop, words, review))])
        {
            Count = all.Count,
            Average = (all.Hundredths / 100m).ToString("0.0", CultureInfo.GetCultureInfo(words.Language)),
            Stars = (all.Hundredths + 50) / 100,
            Shop = shop.Brand.Name,
            Collected = asked.Collected,
            Older = page.Older is { } older ? asked.Older(older) : null,
        };
        return new(model, ratings?.Title ?? "", before is null ? StructuredReviews.Of(ratings, page.Reviews) : null);
    }

    private ReviewHere Of(Shop shop, ShopperWords words, ShownReview review) => new(review.Stars, review.Title, review.Text, review.By ?? words.AtShop.Customer, Day(words, review.At))
    {
        Marks = [.. MarksOf(review, words)],
        Photos = [.. review.Photos.Select((photo, number) => new PhotoHere(photos.Of(shop.Id, photo.Id).AbsoluteUri, WidthOf(photo), Height, words.Collected.Photo(number + 1, review.Photos.Length)))],
        Reply = review.Reply,
        ReplyDay = review.RepliedAt is { } at ? Day(words, at) : null,
    };

    private static IEnumerable<string> MarksOf(ShownReview review, ShopperWords words)
    {
        if (review.IsVerified)
            yield return words.AtShop.Verified;
        if (review.IsIncentivised)
            yield return words.AtShop.Rewarded;
        if (review.IsGift)
            yield return words.Collected.Free;
        if (review.Source is { } source)
            yield return source.Title is { } title ? words.Collected.ImportedFrom(title) : words.Collected.Imported;
    }

    // The room is kept before the photo is there, so nothing moves when it comes.
    private static int WidthOf(ReviewPhoto photo) => Math.Clamp(photo.Width * Height / Math.Max(1, photo.Height), 24, Widest);

    private static string Day(ShopperWords words, DateTimeOffset at) => at.UtcDateTime.ToString(words.DayFormat, CultureInfo.GetCultureInfo(words.Language));
}
