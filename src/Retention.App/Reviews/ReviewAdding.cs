using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Reviews;

/// <summary>
/// Puts many reviews into the index that come from elsewhere, some in one transaction, ratings and totals along. One whose id is there already is left
/// as it is, whatever became of it here.
/// </summary>
internal sealed class ReviewAdding(ReviewStore store, RatingWakes wakes, Counts counts)
{
    // Of each its id, its list, its owner and its product; then every product's ratings, and the totals: a transaction holds a hundred rows.
    private const int InOne = 19;

    /// <summary>Which of them are not there yet.</summary>
    public async Task<IReadOnlySet<string>> NewAsync(string shop, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(ids.Distinct(StringComparer.Ordinal).Select(async id => (Id: id, IsKnown: await store.FindAsync(shop, id, cancellation) is not null)));
        return found.Where(one => !one.IsKnown).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Adds those that are not there yet; which they were.</summary>
    public async Task<IReadOnlySet<string>> AddAsync(string shop, IReadOnlyCollection<Review> reviews, CancellationToken cancellation)
    {
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in reviews.DistinctBy(review => review.Id, StringComparer.Ordinal).Chunk(InOne))
        {
            while (true)
            {
                var fresh = await NewAsync(shop, some.Select(review => review.Id), cancellation);
                Review[] next = [.. some.Where(review => fresh.Contains(review.Id))];
                if (next.Length > 0 && !await TryAsync(shop, next, cancellation))
                    continue; // Somebody else wrote in between: look again.
                added.UnionWith(fresh);
                break;
            }
        }

        return added;
    }

    private async Task<bool> TryAsync(string shop, Review[] reviews, CancellationToken cancellation)
    {
        // Before the commit, as everywhere: a wake-up too many costs one look.
        foreach (var product in reviews.Select(review => review.Product).Distinct(StringComparer.Ordinal))
            await wakes.ChangedAsync(shop, product, cancellation);
        var rows = new Dictionary<string, TableTransactionAction>(StringComparer.Ordinal);
        foreach (var review in reviews)
        {
            ReviewRows.Put(rows, ReviewRows.Of(shop, Keys.IndexedReview(review.Id), review), etag: null);
            foreach (var key in ReviewRows.Copies(review))
                rows[key] = new(TableTransactionActionType.UpsertReplace, ReviewRows.Of(shop, key, review));
        }

        var (totals, etag) = await store.CountedAsync(shop, cancellation);
        ReviewRows.Put(rows, new TableEntity(shop, Keys.ReviewTotals).With(reviews.Aggregate(totals, (sum, review) => sum.Changed(before: null, review)), Stored.Default.ReviewTotals), etag);
        foreach (var ofProduct in reviews.GroupBy(review => review.Product, StringComparer.Ordinal))
            await store.PutRatingsAsync(rows, shop, ofProduct.Key, ofProduct.First().Item, ratings => ofProduct.Aggregate(ratings, (sum, review) => sum.Changed(before: null, review)), cancellation);
        if (!await store.SubmitAsync(rows, cancellation))
            return false;
        foreach (var review in reviews)
            counts.Add("review", $"imported, {review.Reason ?? "published"}");
        return true;
    }
}
