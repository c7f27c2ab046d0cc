using Retention.App.Merchant.Doors;
using Retention.App.Photos;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>Gathers what the page of reviews shows.</summary>
internal sealed class ReviewPageFacts(ReviewStore store, ReviewLists lists, WrittenRatings written, PhotoLinks photos, TimeProvider time)
{
    private const int PerPage = 25;
    private const int MostTroubled = 5;

    // A page is looked at for less; its photos are seen whether they are published or not.
    private static readonly TimeSpan Looked = TimeSpan.FromHours(1);

    /// <summary>The page's parameters.</summary>
    /// <param name="session">Who looks.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="done">What was done just before; null for nothing.</param>
    /// <param name="fault">What is wrong with what was posted; null for nothing.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Dictionary<string, object?>> ReadAsync(MerchantSession session, ReviewQuery query, string? done, string? fault, CancellationToken cancellation)
    {
        var page = await lists.ListAsync(session.ShopId, query.Filter, query.After, PerPage + 1, cancellation);
        var last = page.Count > PerPage ? page[PerPage - 1] : null;
        var until = time.GetUtcNow() + Looked;
        return new(StringComparer.Ordinal)
        {
            [nameof(ReviewsPage.Session)] = session,
            [nameof(ReviewsPage.Query)] = query,
            [nameof(ReviewsPage.Reviews)] = page.Take(PerPage).ToList(),
            [nameof(ReviewsPage.Older)] = last is null ? null : Keys.ReviewPlace(last.At, last.Id),
            [nameof(ReviewsPage.Totals)] = await store.TotalsAsync(session.ShopId, cancellation),
            [nameof(ReviewsPage.Ratings)] = query.Product is { } product ? await store.RatingsAsync(session.ShopId, product, cancellation) : null,
            [nameof(ReviewsPage.Troubled)] = session.Shop.Settings.WritesReviewFigures ? await written.TroubledAsync(session.ShopId, MostTroubled, cancellation) : [],
            [nameof(ReviewsPage.Photos)] = (Func<Review, ReviewPhoto, Uri>)((review, photo) => photos.Until(session.ShopId, review.Shopper, photo.Id, until)),
            [nameof(ReviewsPage.Done)] = done,
            [nameof(ReviewsPage.Fault)] = fault,
        };
    }
}
