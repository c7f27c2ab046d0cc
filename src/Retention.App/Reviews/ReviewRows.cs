using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Reviews;

/// <summary>The rows of a review, and what stands in them.</summary>
internal static class ReviewRows
{
    /// <summary>Where a review stands beside its id.</summary>
    public static IEnumerable<string> Copies(Review review)
    {
        yield return Keys.ListedReview(review.State, review.At, review.Id);
        yield return Keys.ShopperReview(review.Shopper, review.Id);
        if (review.State == ReviewState.Published)
            yield return Keys.ShownReview(review.Product, review.At, review.Id);
    }

    /// <summary>The row of a review under one of its keys: the shopper's is a signpost, the others are read whole, and filtered by some columns.</summary>
    public static TableEntity Of(string shop, string key, Review review)
    {
        var row = new TableEntity(shop, key) { ["V"] = StoredJson.Version };
        if (key == Keys.ShopperReview(review.Shopper, review.Id))
            return row;
        row["Product"] = review.Product;
        row["Stars"] = review.Stars;
        row["Reason"] = review.Reason;
        row["IsAnswered"] = review.Reply is not null;
        row["IsImported"] = review.IsImported;
        return row.With(review, Stored.Default.Review);
    }

    /// <summary>Puts a row among those of a transaction: one that is there is written over only as it was read.</summary>
    public static void Put(Dictionary<string, TableTransactionAction> rows, TableEntity row, ETag? etag) =>
        rows[row.RowKey] = etag is { } mark ? new(TableTransactionActionType.UpdateReplace, row, mark) : new(TableTransactionActionType.Add, row);
}
