using Azure;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>Forgets the journal after 90 days: its rows, its blobs, what was counted of them, and the letters that they tell of.</summary>
internal sealed class JournalCleaning(AppStorage storage, ShopStore shops, LetterCleaning letters, TimeProvider time)
{
    /// <summary>Deletes what is older, shop by shop and hour by hour.</summary>
    public async Task CleanAsync(CancellationToken cancellation)
    {
        await CleanRowsAsync(cancellation);
        await CleanBlobsAsync(cancellation);
    }

    private async Task CleanRowsAsync(CancellationToken cancellation)
    {
        foreach (var shop in await shops.ListAsync(cancellation))
        {
            var (first, last) = ($"{shop.Shop.Id}|", Keys.JournalHour(shop.Shop.Id, time.GetUtcNow() - Journal.Kept));
            await DeleteAsync(storage.Journal, TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last}"), cancellation);
            var (tallies, hour) = (Keys.Tallies(shop.Shop.Id), last[(last.LastIndexOf('|') + 1)..]);
            await DeleteAsync(storage.Tallies, TableClient.CreateQueryFilter($"PartitionKey eq {tallies} and RowKey lt {hour}"), cancellation);
        }
    }

    private static async Task DeleteAsync(TableClient table, string filter, CancellationToken cancellation)
    {
        await foreach (var page in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation).AsPages())
        {
            foreach (var rows in page.Values.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(hour => hour.Chunk(100)))
                await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
    }

    // Of every shop that has some, also of those that were removed.
    private async Task CleanBlobsAsync(CancellationToken cancellation)
    {
        await foreach (var folder in storage.JournalHours.GetBlobsByHierarchyAsync(delimiter: "/", cancellationToken: cancellation))
        {
            var shop = folder.Prefix.TrimEnd('/');
            var last = JournalBlob.NameOf(Keys.JournalHour(shop, time.GetUtcNow() - Journal.Kept));
            await foreach (var blob in storage.JournalHours.GetBlobsAsync(prefix: folder.Prefix, cancellationToken: cancellation))
            {
                if (string.CompareOrdinal(blob.Name, last) >= 0)
                    break; // In the order of their hours.
                await letters.ForgetAsync(shop, await JournalBlob.RowsAsync(storage, blob.Name, cancellation), cancellation);
                await storage.JournalHours.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
            }
        }
    }
}
