using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Retention.App.Seeding.Memory;
using Retention.App.Storage;

namespace Retention.App.Seeding;

/// <summary>Writes what lies in memory of a shop to real storage: transactions of up to 100 rows of a partition, several at once.</summary>
internal sealed class SeedWriter(AppStorage storage)
{
    private const int MostOfTransaction = 100;
    private const int AtOnce = 16;

    /// <summary>Writes it.</summary>
    /// <param name="memory">Where it lies.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="letters">Since when letters are put into the outbox (UTC): they are many, and large.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many rows and blobs were written.</returns>
    /// <exception cref="TableTransactionFailedException">One of the rows is there already: the shop was not new.</exception>
    public async Task<(int Rows, int Blobs)> WriteAsync(MemoryStorage memory, string shop, DateTimeOffset letters, CancellationToken cancellation)
    {
        var outbox = memory.Tables.Of(storage.Outbox.Name).Select(row => row.Entity).Where(row => row.GetDateTimeOffset("At") >= letters).ToList();
        var rows = Rows(memory, $"{shop}|").Append((Table: storage.Outbox, Rows: outbox)).ToList();
        await Parallel.ForEachAsync(rows.SelectMany(Transactions), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, static async (some, stopping) =>
        {
            if (some.Rows.Length == 1)
                await some.Table.AddEntityAsync(some.Rows[0], stopping);
            else
                await some.Table.SubmitTransactionAsync(some.Rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), stopping);
        });

        var kept = outbox.Select(row => row.PartitionKey).ToHashSet(StringComparer.Ordinal);
        var blobs = Blobs(memory, shop, storage.JournalHours).Concat(Blobs(memory, shop, storage.Rehearsals))
            .Concat(memory.Blobs.Of(storage.OutboxLetters.Name).Where(blob => kept.Contains(blob.Name.Split('-')[0])).Select(blob => (Container: storage.OutboxLetters, blob.Name, blob.Content))).ToList();
        await Parallel.ForEachAsync(blobs, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, static async (blob, stopping) =>
            await blob.Container.PutAsync(blob.Name, BinaryData.FromBytes(blob.Content), stopping));
        return (rows.Sum(table => table.Rows.Count), blobs.Count);
    }

    private IEnumerable<(TableClient Table, List<TableEntity> Rows)> Rows(MemoryStorage memory, string partitions)
    {
        foreach (var table in new[] { storage.Shoppers, storage.Names, storage.Plan, storage.Journal, storage.Tallies, storage.Items })
            yield return (table, [.. memory.Tables.Of(table.Name, partitions).Select(row => row.Entity)]);
        // Alarms lie by shard and minute; in this memory is no other shop.
        yield return (storage.Alarms, [.. memory.Tables.Of(storage.Alarms.Name).Select(row => row.Entity)]);
    }

    private static IEnumerable<(TableClient Table, TableEntity[] Rows)> Transactions((TableClient Table, List<TableEntity> Rows) all) =>
        all.Rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(MostOfTransaction)).Select(some => (all.Table, some));

    private static IEnumerable<(BlobContainerClient Container, string Name, byte[] Content)> Blobs(MemoryStorage memory, string shop, BlobContainerClient container) =>
        memory.Blobs.Of(container.Name, $"{shop}/").Select(blob => (container, blob.Name, blob.Content));
}
