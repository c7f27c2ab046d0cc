using System.Collections.Immutable;
using Retention.App.Storage;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.App.Reviews;

/// <summary>A review as everybody may see it: nothing of it leads to the shopper or the order.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Item">The item's name.</param>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="Title">The title; empty for none.</param>
/// <param name="Text">The words; empty for none.</param>
/// <param name="By">The name; null for none, where a page says "Customer".</param>
/// <param name="At">When it was written (UTC).</param>
internal sealed record ShownReview(string Id, string Item, int Stars, string Title, string Text, string? By, DateTimeOffset At)
{
    /// <summary>Whether the item was bought in the shop.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether something was promised or given for it: whoever shows it says so.</summary>
    public bool IsIncentivised { get; init; }

    /// <summary>Whether the item was received free.</summary>
    public bool IsGift { get; init; }

    /// <summary>The program that it was imported from; null where it was written here.</summary>
    public ReviewSource? Source { get; init; }

    /// <summary>Its photos; none for most.</summary>
    public ImmutableArray<ReviewPhoto> Photos { get => field.IsDefault ? [] : field; init => field = value.IsDefaultOrEmpty ? default : value; } // One form of none, so that equal reviews are equal.

    /// <summary>What the shop answers; null for nothing. Who wrote it is the shop's own affair.</summary>
    public string? Reply { get; init; }

    /// <summary>When the shop answered, or changed its answer (UTC); null where it did not.</summary>
    public DateTimeOffset? RepliedAt { get; init; }
}

/// <summary>A page of reviews.</summary>
/// <param name="Reviews">The newest first.</param>
/// <param name="Older">What to ask for with "before" for the next page; null when nothing is older.</param>
internal sealed record ShownPage(ImmutableArray<ShownReview> Reviews, string? Older)
{
    /// <summary>Nothing is shown.</summary>
    public static readonly ShownPage None = new([], Older: null);
}

/// <summary>
/// What of a shop's reviews is shown: the published ones, all of them, whatever their stars, the newest first. A shop that shows none shows neither
/// reviews nor ratings.
/// </summary>
internal sealed class ShownReviews(ReviewLists lists, ReviewStore store)
{
    /// <summary>How many stand on a page at most.</summary>
    public const int MostOnPage = 50;

    /// <summary>Reads a page: one query.</summary>
    /// <param name="shop">The shop, whose settings say whether anything is shown.</param>
    /// <param name="productId">The storefront's id of the product.</param>
    /// <param name="most">How many; no more than <see cref="MostOnPage"/>.</param>
    /// <param name="before">What the page before gave as <see cref="ShownPage.Older"/>; null for the newest. A text that no page gave is taken for null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ShownPage> ReadAsync(Shop shop, string productId, int most, string? before, CancellationToken cancellation)
    {
        if (shop.Settings.ShowReviews == ReviewShowing.Off)
            return ShownPage.None;
        most = Math.Clamp(most, 1, MostOnPage);
        var reviews = await lists.OfProductAsync(shop.Id, productId, Keys.IsReviewPlace(before) ? before : null, most + 1, cancellation);
        return new([.. reviews.Take(most).Select(Shown)], reviews.Count > most ? Keys.ReviewPlace(reviews[most - 1].At, reviews[most - 1].Id) : null);
    }

    /// <summary>How many gave how many stars: one point read.</summary>
    public async Task<Aggregate> SummaryAsync(Shop shop, string productId, CancellationToken cancellation) =>
        (await RatingsAsync(shop, productId, cancellation))?.All ?? Aggregate.None;

    /// <summary>The same with what other programs may read; null where there is none. One point read.</summary>
    public Task<ProductRatings?> RatingsAsync(Shop shop, string productId, CancellationToken cancellation) =>
        shop.Settings.ShowReviews == ReviewShowing.Off ? Task.FromResult<ProductRatings?>(null) : store.RatingsAsync(shop.Id, productId, cancellation);

    private static ShownReview Shown(Review review) => new(review.Id, review.Item, review.Stars, review.Title, review.Text, review.By, review.At)
    {
        IsVerified = review.IsVerified,
        IsIncentivised = review.IsIncentivised,
        IsGift = review.IsGift,
        Source = review.IsImported ? ReviewSource.Find(review.Source) : null,
        Photos = review.Photos,
        Reply = review.Reply?.Text,
        RepliedAt = review.Reply?.ChangedAt ?? review.Reply?.At,
    };
}
