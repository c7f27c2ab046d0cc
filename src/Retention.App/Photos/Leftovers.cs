using Azure;
using Azure.Data.Tables;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Photos;

/// <summary>
/// Drafts of reviews that were never sent, and photos that belong to none. Whoever keeps one writes down on which day to look at that shopper again: so the cost
/// follows what was left, never what is kept.
/// </summary>
internal sealed class Leftovers(AppStorage storage, ShopStore shops, PhotoStore photos, ReviewDrafts drafts, ReviewStore reviews)
{
    // A photo whose review is on its way lies in a queue for seconds, and in trouble for days: poison is kept for 14.
    private static readonly TimeSpan Young = TimeSpan.FromDays(1);

    /// <summary>Writes down that this shopper is to be looked at once a draft that is kept now has run out. Before anything is kept: a look too many costs little.</summary>
    public Task MarkAsync(string shop, string shopper, DateTimeOffset now, CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime((now + ReviewDraft.Kept).UtcDateTime).AddDays(1);
        return storage.Reviews.UpsertEntityAsync(new TableEntity(shop, Keys.Leftover(day, shopper)) { ["V"] = StoredJson.Version }, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Looks at every shopper whose day has come.</summary>
    public async Task CleanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var end = Keys.LeftoversOf(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1));
        foreach (var record in await shops.ListAsync(cancellation))
        {
            var shop = record.Shop.Id;
            await foreach (var row in storage.Reviews.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {Keys.Leftovers} and RowKey lt {end}"), cancellationToken: cancellation))
            {
                await CleanAsync(shop, row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], now, cancellation);
                await storage.Reviews.DeleteEntityAsync(shop, row.RowKey, ETag.All, cancellation);
            }
        }
    }

    private async Task CleanAsync(string shop, string shopper, DateTimeOffset now, CancellationToken cancellation)
    {
        var living = (await drafts.LivingAsync(shop, shopper, now, cancellation)).SelectMany(draft => draft.Items).SelectMany(item => item.Photos).Select(photo => photo.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var of in (await photos.ListAsync(shop, shopper, cancellation)).Where(photo => photo.KeptAt < now - Young && !living.Contains(photo.Id)).GroupBy(photo => Keys.ReviewOf(photo.Id), StringComparer.Ordinal))
        {
            var shown = (await reviews.FindAsync(shop, of.Key, cancellation))?.Review.Photos.Select(photo => photo.Id) ?? [];
            await photos.RemoveAsync(shop, shopper, of.Select(photo => photo.Id).Except(shown, StringComparer.Ordinal), cancellation);
        }
    }
}
