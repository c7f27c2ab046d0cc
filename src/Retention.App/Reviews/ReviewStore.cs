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
            foreach (var key in Copies(old))
                rows[key] = new(TableTransactionActionType.Delete, new TableEntity(shop, key), ETag.All);
            rows[Keys.IndexedReview(old.Id)] = new(TableTransactionActionType.Delete, new TableEntity(shop, Keys.IndexedReview(old.Id)), before.ETag);
        }

        if (after is not null)
        {
            foreach (var key in Copies(after))
                rows[key] = new(TableTransactionActionType.UpsertReplace, Row(shop, key, after));
            var row = Row(shop, Keys.IndexedReview(after.Id), after);
            rows[row.RowKey] = before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag);
        }

        var totals = await RowAsync(shop, Keys.ReviewTotals, cancellation);
        Put(rows, new TableEntity(shop, Keys.ReviewTotals).With((totals?.Read(Stored.Default.ReviewTotals) ?? ReviewTotals.None).Changed(before?.Review.State, after?.State), Stored.Default.ReviewTotals), totals?.ETag);
        await PutRatingsAsync(rows, shop, before?.Review, after, one, cancellation);
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
        (await RowAsync(shop, Keys.ReviewTotals, cancellation))?.Read(Stored.Default.ReviewTotals) ?? ReviewTotals.None;

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

    // A product whose last review goes is forgotten, but for what the shop itself was told of it.
    private async Task PutRatingsAsync(Dictionary<string, TableTransactionAction> rows, string shop, Review? before, Review? after, Review one, CancellationToken cancellation)
    {
        var products = new[] { before?.Product, after?.Product }.OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var product in products)
        {
            var found = await RowAsync(shop, Keys.Ratings(product), cancellation);
            var known = found?.Read(Stored.Default.ProductRatings) ?? new(product, one.Item);
            var changed = (after?.Product == product ? known with { Title = after.Item } : known).Changed(before?.Product == product ? before : null, after?.Product == product ? after : null);
            if (found is not null || changed.All.Count > 0)
                Put(rows, new TableEntity(shop, Keys.Ratings(product)).With(changed, Stored.Default.ProductRatings), found?.ETag);
        }
    }

    private static void Put(Dictionary<string, TableTransactionAction> rows, TableEntity row, ETag? etag) =>
        rows[row.RowKey] = etag is { } mark ? new(TableTransactionActionType.UpdateReplace, row, mark) : new(TableTransactionActionType.Add, row);

    // Where it stands beside its id.
    private static IEnumerable<string> Copies(Review review)
    {
        yield return Keys.ListedReview(review.State, review.At, review.Id);
        yield return Keys.ShopperReview(review.Shopper, review.Id);
        if (review.State == ReviewState.Published)
            yield return Keys.ShownReview(review.Product, review.At, review.Id);
    }

    // The shopper's row is a signpost; the others are read whole, and filtered by two columns.
    private static TableEntity Row(string shop, string key, Review review)
    {
        var row = new TableEntity(shop, key) { ["V"] = StoredJson.Version };
        if (key == Keys.ShopperReview(review.Shopper, review.Id))
            return row;
        row["Product"] = review.Product;
        row["Stars"] = review.Stars;
        row["Reason"] = review.Reason;
        return row.With(review, Stored.Default.Review);
    }

    private async Task<TableEntity?> RowAsync(string shop, string key, CancellationToken cancellation)
    {
        var row = await storage.Reviews.GetEntityIfExistsAsync<TableEntity>(shop, key, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }
}
