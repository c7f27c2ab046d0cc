using System.Collections.Concurrent;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Reviews;

/// <summary>
/// Puts reviews into the index that were given before there was one: for each shop once, so many requests at a time, from where the last time ended.
/// What is in the index already stays as it is.
/// </summary>
internal sealed class EarlierReviews(AppStorage storage, ShopStore shops, Identity identity, HearingReviews hearing)
{
    private const int PerPage = 200;
    private const int MostPages = 20;

    // What is done stays done: a shop is asked for once by each process.
    private readonly ConcurrentDictionary<string, bool> _done = new(StringComparer.Ordinal);

    /// <summary>Goes on with each shop that is not done.</summary>
    public async Task IndexAsync(CancellationToken cancellation)
    {
        foreach (var record in await shops.ListAsync(cancellation))
        {
            if (record.Shop.UninstalledAt is null && !_done.ContainsKey(record.Shop.Id) && await IndexAsync(record.Shop, cancellation))
                _done[record.Shop.Id] = true;
        }
    }

    private async Task<bool> IndexAsync(Shop shop, CancellationToken cancellation)
    {
        var mark = await storage.Reviews.GetEntityIfExistsAsync<TableEntity>(shop.Id, Keys.EarlierReviews, cancellationToken: cancellation);
        if (mark.HasValue && mark.Value!.GetBoolean("IsDone") == true)
            return true;
        var (first, last, from, to) = (Keys.Shopper(shop.Id, ""), Keys.After(Keys.Shopper(shop.Id, "")), Keys.Reviews, Keys.After(Keys.Reviews));
        var rows = storage.Shoppers.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last} and RowKey ge {from} and RowKey lt {to}"), cancellationToken: cancellation);
        await foreach (var page in rows.AsPages(mark.HasValue ? mark.Value!.GetString("Token") : null, PerPage).Take(MostPages).WithCancellation(cancellation))
        {
            foreach (var row in page.Values)
                await hearing.IndexAsync(shop, (await identity.FollowAsync(shop.Id, ShopperStore.OwnerOf(row), cancellation)).Shopper, row.Read(Stored.Default.ReviewGiven), cancellation);
            var next = new TableEntity(shop.Id, Keys.EarlierReviews) { ["V"] = StoredJson.Version, ["Token"] = page.ContinuationToken, ["IsDone"] = page.ContinuationToken is null };
            await storage.Reviews.UpsertEntityAsync(next, TableUpdateMode.Replace, cancellation);
            if (page.ContinuationToken is null)
                return true;
        }

        return false;
    }
}
