using System.Text.Json;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>
/// Puts the journal's past hours into blobs, where they cost little, counts them, and takes their rows away. The blob first: killed in between,
/// an hour stands in both, which a reader counts once, and the next time its rows go.
/// </summary>
internal sealed class JournalCompaction(AppStorage storage, ShopStore shops, Tallies tallies, TimeProvider time)
{
    /// <summary>How long an hour stays in rows after it ended.</summary>
    /// <remarks>Whoever comes with an older one still, a message that was repeated say, is added by the next time.</remarks>
    public static readonly TimeSpan Past = TimeSpan.FromHours(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private const int AtOnce = 5_000;

    /// <summary>Compacts every shop's hours that ended two hours ago or earlier, the oldest first. A long backlog goes on at the next time.</summary>
    public async Task CompactAsync(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        foreach (var shop in await shops.ListAsync(cancellation))
        {
            var (first, last) = ($"{shop.Shop.Id}|", Keys.JournalHour(shop.Shop.Id, time.GetUtcNow() - Past));
            var hour = new List<TableEntity>();
            await foreach (var row in storage.Journal.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last}"), cancellationToken: cancellation))
            {
                if (hour.Count == AtOnce || (hour.Count > 0 && hour[0].PartitionKey != row.PartitionKey))
                {
                    await CompactAsync(hour, cancellation);
                    hour.Clear();
                    if (time.GetElapsedTime(begun) > Longest)
                        return;
                }

                if (row.GetInt32("V") <= StoredJson.Version)
                    hour.Add(row); // What a newer program wrote is left to it.
            }

            if (hour.Count > 0)
                await CompactAsync(hour, cancellation);
        }
    }

    private async Task CompactAsync(List<TableEntity> hour, CancellationToken cancellation)
    {
        var name = JournalBlob.NameOf(hour[0].PartitionKey);
        var before = await storage.JournalHours.ReadAsync(name, cancellation);
        var lines = JournalBlob.Open(before?.Content);
        foreach (var row in hour)
            lines.TryAdd(row.RowKey, JsonSerializer.Serialize(Journal.Read(row), Stored.Default.JournalRow));
        var packed = JournalBlob.Close(lines.Values);
        var isWritten = before is var (_, mark)
            ? await storage.JournalHours.ReplaceAsync(name, packed, mark, cancellation)
            : await storage.JournalHours.AddAsync(name, packed, cancellation);
        if (!isWritten)
            return; // Somebody else compacts this hour just now.
        await tallies.WriteAsync(hour[0].PartitionKey, JournalBlob.Rows(lines.Values), cancellation);
        foreach (var some in hour.Chunk(100))
            await DeleteAsync(some, cancellation);
    }

    private async Task DeleteAsync(TableEntity[] rows, CancellationToken cancellation)
    {
        try
        {
            await storage.Journal.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)), cancellation);
        }
        catch (TableTransactionFailedException changed) when (changed.Status is 404 or 412)
        {
            // Written again meanwhile, or taken away by somebody else: what is left is looked at the next time.
        }
    }
}
