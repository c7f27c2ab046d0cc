using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Retention.App.Storage;

namespace Retention.App.Privacy;

/// <summary>What of a shop is left where one step of its erasure looks, and how much of it was erased.</summary>
/// <param name="Erased">How many rows, messages or files.</param>
/// <param name="IsClean">Whether nothing is left there.</param>
internal sealed record Swept(int Erased, bool IsClean);

/// <summary>
/// Deletes all that is kept of a shop, place by place, as long as it may: what is left is deleted by whoever sweeps the same place next. The shop's own rows go
/// last, so that a sweep that is killed finds its shop again.
/// </summary>
internal sealed class ShopSweep(AppStorage storage, HeldErasing held, ShopStore shops, DomainOwners domains, TextAccounts texts, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private IReadOnlyList<Func<string, CancellationToken, Task<Swept>>> Places =>
        [DirectoriesAsync, AlarmsAsync, SendersAsync, .. storage.Tables.Where(table => table != storage.Shops).Select(Of), HeldAsync, .. storage.Containers.Select(Of), Of(storage.Shops)];

    /// <summary>How many places there are.</summary>
    public int Count => Places.Count;

    /// <summary>Sweeps a place, for some seconds.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="place">Which, from 0.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Swept> SweepAsync(string shop, int place, CancellationToken cancellation) => Places[place](shop, cancellation);

    private Func<string, CancellationToken, Task<Swept>> Of(TableClient table) => (shop, cancellation) =>
        DeleteAsync(table, TableClient.CreateQueryFilter($"PartitionKey ge {shop} and PartitionKey lt {Keys.After(shop)}"), cancellation);

    private Func<string, CancellationToken, Task<Swept>> Of(BlobContainerClient container) => async (shop, cancellation) =>
    {
        var (begun, count) = (time.GetTimestamp(), 0);
        await foreach (var blob in container.GetBlobsAsync(prefix: $"{shop}/", cancellationToken: cancellation))
        {
            await container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
            count++;
            if (time.GetElapsedTime(begun) > Longest)
                return new(count, IsClean: false);
        }

        return new(count, IsClean: true);
    };

    // All alarms of a shop stand in one shard.
    private Task<Swept> AlarmsAsync(string shop, CancellationToken cancellation)
    {
        var shard = Keys.Shard(shop);
        return DeleteAsync(storage.Alarms, TableClient.CreateQueryFilter($"PartitionKey eq {shard} and Shop eq {shop}"), cancellation);
    }

    // Which shops wrote to an address: the address's hash comes first there, and the shop is the row.
    private Task<Swept> SendersAsync(string shop, CancellationToken cancellation)
    {
        var (first, end) = (Keys.SentAddresses, Keys.After(Keys.SentAddresses));
        return DeleteAsync(storage.Names, TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and RowKey eq {shop}"), cancellation);
    }

    // What leads to the shop: its connection, its domain, its account for texts.
    private async Task<Swept> DirectoriesAsync(string shop, CancellationToken cancellation)
    {
        await texts.RemoveAsync(shop, cancellation);
        if (await shops.FindAsync(shop, cancellation) is not { } record)
            return new(0, IsClean: true);
        if (record.Shop.Sender is { } sender)
            await domains.ReleaseAsync(sender.Domain, shop, cancellation);
        return new(await shops.ForgetConnectionAsync(record, cancellation) ? 1 : 0, IsClean: true);
    }

    private async Task<Swept> HeldAsync(string shop, CancellationToken cancellation) => new(await held.EraseAsync(shop, cancellation), IsClean: true);

    private async Task<Swept> DeleteAsync(TableClient table, string filter, CancellationToken cancellation)
    {
        var (begun, count) = (time.GetTimestamp(), 0);
        await foreach (var page in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation).AsPages())
        {
            foreach (var some in page.Values.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(100)))
            {
                await DeleteAsync(table, some, cancellation);
                count += some.Length;
            }

            if (page.ContinuationToken is not null && time.GetElapsedTime(begun) > Longest)
                return new(count, IsClean: false);
        }

        return new(count, IsClean: true);
    }

    private static async Task DeleteAsync(TableClient table, TableEntity[] rows, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // One of them is gone already, and so none was deleted: each by itself.
            foreach (var row in rows)
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
        }
    }
}
