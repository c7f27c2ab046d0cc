using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Photos;

/// <summary>
/// Forgets what an author took away: the photos that an edit left out, and of a review that was taken back the photos and the words. Of several statements about an
/// item the newest counts, in whatever order they are heard. Heard again it changes nothing.
/// </summary>
internal sealed class HearingPhotos(AppStorage storage, ShopperStore shoppers, PhotoStore photos)
{
    /// <summary>Hears an event after its commit. One that is no review costs nothing.</summary>
    public async Task HearAsync(string shop, Shopper shopper, Happened happened, CancellationToken cancellation)
    {
        if (happened is ReviewGiven { Items: { IsEmpty: false } given })
            await ForgetPhotosAsync(shop, shopper, given.Select(NameOf).Distinct(StringComparer.Ordinal), cancellation);
        else if (happened is ReviewWithdrawn withdrawn)
            await ForgetAsync(shop, shopper, withdrawn, cancellation);
    }

    private async Task ForgetPhotosAsync(string shop, Shopper shopper, IEnumerable<string> items, CancellationToken cancellation)
    {
        var told = new List<(string Owner, ReviewGiven Review)>();
        await foreach (var row in shoppers.Rows(shop, shopper, Keys.Reviews, cancellation))
            told.Add((ShopperStore.OwnerOf(row), row.Read(Stored.Default.ReviewGiven)));
        foreach (var item in items)
        {
            var statements = told.SelectMany(one => one.Review.Items.Where(said => NameOf(said) == item).Select(said => (one.Owner, one.Review.At, said.Photos))).OrderByDescending(one => one.At).ToList();
            foreach (var (owner, _, old) in statements.Skip(1))
                await photos.RemoveAsync(shop, owner, old.Except(statements[0].Photos).Select(photo => photo.Id), cancellation);
        }
    }

    // What was said after it was taken back stays: a person may think twice.
    private async Task ForgetAsync(string shop, Shopper shopper, ReviewWithdrawn withdrawn, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in shoppers.Rows(shop, shopper, Keys.Reviews, cancellation))
            rows.Add(row);
        foreach (var row in rows)
        {
            var review = row.Read(Stored.Default.ReviewGiven);
            var gone = review.Items.Where(item => review.At <= withdrawn.At && IsMeant(withdrawn, review, item)).ToList();
            if (gone.Count == 0)
                continue;
            // The photos first: whoever is killed in between finds their names again.
            await photos.RemoveAsync(shop, ShopperStore.OwnerOf(row), gone.SelectMany(item => item.Photos).Select(photo => photo.Id), cancellation);
            if (gone.Count == review.Items.Length)
                await storage.Shoppers.DeleteEntityAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellation);
            else
                await shoppers.ReplaceAsync(new TableEntity(row.PartitionKey, row.RowKey) { ETag = row.ETag }.With(review with { Items = [.. review.Items.Except(gone)] }, Stored.Default.ReviewGiven), cancellation);
        }
    }

    // A review of an item is one, of whichever order it was written.
    private static bool IsMeant(ReviewWithdrawn withdrawn, ReviewGiven review, ItemReview item) =>
        withdrawn.ItemId is not null ? item.ItemId == withdrawn.ItemId
        : withdrawn.Item is not null ? item.ItemId is null && item.Item == withdrawn.Item
        : review.OrderId == withdrawn.OrderId;

    private static string NameOf(ItemReview item) => item.ItemId ?? item.Item;
}
