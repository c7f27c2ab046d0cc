using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Retention.Insights;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>
/// How often each flow came to what, by the hour: written with the blob of a past hour of the journal, from all of its lines; the hours whose rows
/// still lie in the table are counted when they are read. So a page reads some hundred small rows however much the shop sends.
/// </summary>
internal sealed class Tallies(AppStorage storage)
{
    private const int AtOnce = 8;

    /// <summary>What was decided in the hours between two moments; the hours in which they lie count whole.</summary>
    /// <remarks>Two queries; one blob more for each past hour that somebody wrote to late, until it is compacted again.</remarks>
    /// <param name="shop">The shop.</param>
    /// <param name="from">The first moment (UTC).</param>
    /// <param name="to">The last moment (UTC).</param>
    /// <param name="now">The moment of asking (UTC): what is younger than the compaction takes has no blob yet.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Tally> ReadAsync(string shop, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken cancellation)
    {
        // The table first: what is compacted meanwhile is then found in both, and counted once.
        var fresh = await FreshAsync(shop, from, to, cancellation);
        var hours = await KeptAsync(shop, from, to, cancellation);
        var compacted = Keys.JournalHour(shop, now - JournalCompaction.Past);
        var both = fresh.Where(hour => hours.ContainsKey(hour.Key) || string.CompareOrdinal(hour.Key, compacted) < 0).ToList();
        await Parallel.ForEachAsync(both, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (hour, stopping) =>
        {
            foreach (var row in await JournalBlob.RowsAsync(storage, JournalBlob.NameOf(hour.Key), stopping))
            {
                if (row.Decision is { } entry)
                    hour.Value.TryAdd(row.Row, entry);
            }
        });
        foreach (var (partition, entries) in fresh)
            hours[partition] = HourTally.Of(HourOf(partition), entries.Values);
        return new([.. hours.Values.Where(hour => !hour.Counts.IsEmpty)]);
    }

    /// <summary>The past hours that are written down, between two moments, the earliest first: one request for each thousand.</summary>
    public async Task<IReadOnlyList<HourTally>> PastAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        [.. (await KeptAsync(shop, from, to, cancellation)).Values];

    /// <summary>Writes down what the blob of a past hour holds. One of fewer lines never takes the place of one of more: blobs only grow.</summary>
    /// <param name="partition">The partition of the hour's rows.</param>
    /// <param name="rows">The lines of its blob.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task WriteAsync(string partition, IReadOnlyCollection<JournalRow> rows, CancellationToken cancellation)
    {
        var tally = HourTally.Of(HourOf(partition), rows.Select(row => row.Decision).OfType<Entry>());
        var row = new TableEntity(Keys.Tallies(ShopOf(partition)), Hour(partition)) { ["Lines"] = rows.Count }.With(tally, Stored.Default.HourTally);
        while (true)
        {
            var found = await storage.Tallies.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, ["Lines"], cancellation);
            if (found.HasValue && found.Value!.GetInt32("Lines") > rows.Count)
                return;
            try
            {
                if (found.HasValue)
                    await storage.Tallies.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await storage.Tallies.AddEntityAsync(row, cancellation);
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
            {
                // Somebody else wrote this hour meanwhile: whoever saw more of it stays.
            }
        }
    }

    /// <summary>The hours that are written down, by the partitions of their journal.</summary>
    public async Task<IReadOnlySet<string>> WrittenAsync(string shop, CancellationToken cancellation)
    {
        var (partition, written) = (Keys.Tallies(shop), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var row in storage.Tallies.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: ["RowKey"], cancellationToken: cancellation))
            written.Add($"{shop}|{row.RowKey}");
        return written;
    }

    // Of the decisions that were not compacted yet, by hour and row.
    private async Task<Dictionary<string, Dictionary<string, Entry>>> FreshAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (first, last) = (Keys.JournalHour(shop, from), Keys.JournalHour(shop, to));
        var hours = new Dictionary<string, Dictionary<string, Entry>>(StringComparer.Ordinal);
        await foreach (var row in storage.Journal.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and Kind eq {Journal.Decision}"), cancellationToken: cancellation))
        {
            if (!hours.TryGetValue(row.PartitionKey, out var entries))
                hours[row.PartitionKey] = entries = new(StringComparer.Ordinal);
            if (Journal.Read(row).Decision is { } entry)
                entries[row.RowKey] = entry;
        }

        return hours;
    }

    // What a newer program wrote is left out: its hour is counted when that one reads.
    private async Task<SortedDictionary<string, HourTally>> KeptAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (partition, first, last) = (Keys.Tallies(shop), Hour(Keys.JournalHour(shop, from)), Hour(Keys.JournalHour(shop, to)));
        var hours = new SortedDictionary<string, HourTally>(StringComparer.Ordinal);
        await foreach (var row in storage.Tallies.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey le {last}"), cancellationToken: cancellation))
        {
            if (row.GetInt32("V") <= StoredJson.Version)
                hours[$"{shop}|{row.RowKey}"] = row.Read(Stored.Default.HourTally);
        }

        return hours;
    }

    private static string ShopOf(string partition) => partition[..partition.LastIndexOf('|')];

    private static string Hour(string partition) => partition[(partition.LastIndexOf('|') + 1)..];

    private static DateTimeOffset HourOf(string partition) =>
        DateTimeOffset.ParseExact(Hour(partition), "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
