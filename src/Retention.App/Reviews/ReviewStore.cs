using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Reviews;

/// <summary>
/// The index of a shop's reviews, one partition for each shop. A review stands there under its id, in the list of those that stand like it, with its
/// shopper, and where it is published with its product. All of these, the product's ratings and the shop's totals are written in one transaction, so
/// none of them drifts, whatever fails when.
/// </summary>
internal sealed class ReviewStore(AppStorage storage, RatingWakes wakes)
{
    /// <summary>The review with this id and its mark; null when there is none.</summary>
    public async Task<LoadedReview?> FindAsync(string shop, string id, CancellationToken cancellation) =>
        await RowAsync(shop, Keys.IndexedReview(id), cancellation) is { } row ? new(row.Read(Stored.Default.Review), row.ETag) : null;

    /// <summary>Puts a review in the place of another, or a first one, or takes one away. False when somebody else wrote in between: look and decide again.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="before">The review as it was read; null for none.</param>
    /// <param name="after">The review as it is to be; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> ReplaceAsync(string shop, LoadedReview? before, Review? after, CancellationToken cancellation)
    {
        var one = after ?? before?.Review ?? throw new ArgumentNullException(nameof(after));
        // Before the commit: a wake-up too many costs one look, one too few would leave old ratings in the shop.
        foreach (var product in new[] { before?.Review.Product, after?.Product }.OfType<string>().Distinct(StringComparer.Ordinal))
            await wakes.ChangedAsync(shop, product, cancellation);
        var rows = new Dictionary<string, TableTransactionAction>(StringComparer.Ordinal);
        if (before is { Review: var old })
        {
            foreach (var key in ReviewRows.Copies(old))
                rows[key] = new(TableTransactionActionType.Delete, new TableEntity(shop, key), ETag.All);
            rows[Keys.IndexedReview(old.Id)] = new(TableTransactionActionType.Delete, new TableEntity(shop, Keys.IndexedReview(old.Id)), before.ETag);
        }

        if (after is not null)
        {
            foreach (var key in ReviewRows.Copies(after))
                rows[key] = new(TableTransactionActionType.UpsertReplace, ReviewRows.Of(shop, key, after));
            var row = ReviewRows.Of(shop, Keys.IndexedReview(after.Id), after);
            rows[row.RowKey] = before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag);
        }

        var (totals, etag) = await CountedAsync(shop, cancellation);
        ReviewRows.Put(rows, new TableEntity(shop, Keys.ReviewTotals).With(totals.Changed(before?.Review, after), Stored.Default.ReviewTotals), etag);
        foreach (var product in new[] { before?.Review.Product, after?.Product }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await PutRatingsAsync(rows, shop, product, one.Item, known => (after?.Product == product ? known with { Title = after.Item } : known)
                .Changed(before?.Review.Product == product ? before.Review : null, after?.Product == product ? after : null), cancellation);
        }

        return await SubmitAsync(rows, cancellation);
    }

    /// <summary>Writes rows, all or none. False when somebody else wrote in between.</summary>
    public async Task<bool> SubmitAsync(Dictionary<string, TableTransactionAction> rows, CancellationToken cancellation)
    {
        try
        {
            await storage.Reviews.SubmitTransactionAsync(rows.Values, cancellation);
            return true;
        }
        catch (TableTransactionFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>What is known of all reviews of a product; null when it has none.</summary>
    public async Task<ProductRatings?> RatingsAsync(string shop, string product, CancellationToken cancellation) =>
        (await RowAsync(shop, Keys.Ratings(product), cancellation))?.Read(Stored.Default.ProductRatings);

    /// <summary>How many reviews of the shop stand where.</summary>
    public async Task<ReviewTotals> TotalsAsync(string shop, CancellationToken cancellation) =>
        (await CountedAsync(shop, cancellation)).Totals;

    /// <summary>The same with the mark that a change has to match; none where nothing was counted yet.</summary>
    public async Task<(ReviewTotals Totals, ETag? ETag)> CountedAsync(string shop, CancellationToken cancellation) =>
        await RowAsync(shop, Keys.ReviewTotals, cancellation) is { } row ? (row.Read(Stored.Default.ReviewTotals), row.ETag) : (ReviewTotals.None, null);

    /// <summary>Takes away all reviews of a shopper, who is erased: with them go name and words, and the product's ratings follow.</summary>
    public async Task EraseAsync(string shop, string shopper, CancellationToken cancellation)
    {
        await foreach (var row in storage.Reviews.QueryAsync<TableEntity>(ReviewLists.Range(shop, Keys.ShopperReviews(shopper), after: null), cancellationToken: cancellation))
        {
            while (await FindAsync(shop, row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], cancellation) is { } found && !await ReplaceAsync(shop, found, after: null, cancellation))
            {
                // Somebody else wrote in between: look again.
            }
        }
    }

    /// <summary>Puts a product's ratings among the rows of a transaction. A product whose last review goes is forgotten, but for what the shop itself was told of it.</summary>
    public async Task PutRatingsAsync(Dictionary<string, TableTransactionAction> rows, string shop, string product, string title, Func<ProductRatings, ProductRatings> change, CancellationToken cancellation)
    {
        var found = await RowAsync(shop, Keys.Ratings(product), cancellation);
        var changed = change(found?.Read(Stored.Default.ProductRatings) ?? new(product, title));
        if (found is not null || changed.All.Count > 0)
            ReviewRows.Put(rows, new TableEntity(shop, Keys.Ratings(product)).With(changed, Stored.Default.ProductRatings), found?.ETag);
    }

    private async Task<TableEntity?> RowAsync(string shop, string key, CancellationToken cancellation)
    {
        var row = await storage.Reviews.GetEntityIfExistsAsync<TableEntity>(shop, key, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }
}
