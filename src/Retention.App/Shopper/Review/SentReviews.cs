using System.Collections.Immutable;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>What a shopper sent of an order's items before.</summary>
internal sealed class SentReviews(ReviewStore store)
{
    /// <summary>The reviews by the keys of their items; none for an order that was never reviewed, which costs nothing.</summary>
    public async Task<ImmutableDictionary<string, Review>> FindAsync(Visit visit, ImmutableArray<ReviewedItem> items, CancellationToken cancellation)
    {
        if (visit.Order?.ReviewedAt is null)
            return ImmutableDictionary<string, Review>.Empty;
        var found = await Task.WhenAll(items.Select(async item => (item.Key, Review: await FindAsync(visit, item.Key, cancellation))));
        return found.Where(one => one.Review is not null).DistinctBy(one => one.Key, StringComparer.Ordinal).ToImmutableDictionary(one => one.Key, one => one.Review!, StringComparer.Ordinal);
    }

    // Who was merged into the shopper may have written it. One that was taken back has no stars any more.
    private async Task<Review?> FindAsync(Visit visit, string item, CancellationToken cancellation)
    {
        foreach (var id in visit.Shopper.Merged.Add(visit.Shopper.Id).Reverse())
        {
            if ((await store.FindAsync(visit.Shop.Id, Keys.ReviewId(visit.Shop.Id, id, item), cancellation))?.Review is { Stars: > 0 } review)
                return review;
        }

        return null;
    }
}
