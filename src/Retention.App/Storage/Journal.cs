using System.Text.Json;
using Azure.Data.Tables;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>One line of a shop's journal as it is read back.</summary>
/// <param name="Shopper">Whom it concerns.</param>
/// <param name="Entry">What was decided.</param>
public sealed record JournalLine(string Shopper, Entry Entry);

/// <summary>
/// What happened and what was decided, by shop and hour. Keys are deterministic, so that writing an entry again changes nothing; an entry is
/// also kept in the shopper's partition, in the same transaction as the decision, so that a crash in between loses none. Past hours lie in
/// blobs (<see cref="JournalCompaction"/>); it is read back as one.
/// </summary>
internal sealed class Journal(AppStorage storage)
{
    /// <summary>How long it is kept. What is imported from before is not written to it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>The kind of the rows that are decisions.</summary>
    public const string Decision = "decision";

    private const string Event = "event";

    /// <summary>Records that an event was applied, and what was decided with it.</summary>
    public Task WriteAsync(string shop, string shopper, Recorded recorded, IEnumerable<Entry> entries, CancellationToken cancellation)
    {
        var row = new TableEntity(Keys.JournalHour(shop, recorded.AppliedAt), Keys.Journal(recorded.AppliedAt, shopper, recorded.Key))
        {
            ["Kind"] = Event,
            ["Shopper"] = shopper,
        };
        return PutAsync([row.With(recorded, Stored.Default.Recorded), .. entries.Select(entry => Row(shop, shopper, entry))], cancellation);
    }

    /// <summary>Records what was decided about a step.</summary>
    public Task WriteAsync(string shop, string shopper, IEnumerable<Entry> entries, CancellationToken cancellation) =>
        PutAsync([.. entries.Select(entry => Row(shop, shopper, entry))], cancellation);

    /// <summary>The decisions of a shop in the hours between two moments, the oldest first.</summary>
    public async Task<IReadOnlyList<JournalLine>> ReadAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        [.. (await RowsAsync(shop, from, to, Decision, cancellation)).Where(row => row.Decision is not null).Select(row => new JournalLine(row.Shopper, row.Decision!))];

    /// <summary>The events of a shop in the hours between two moments, in the order in which they were applied, each with its shopper's id.</summary>
    public async Task<IReadOnlyList<(string Shopper, Recorded Event)>> EventsAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        [.. (await RowsAsync(shop, from, to, Event, cancellation)).Where(row => row.Event is not null).Select(row => (row.Shopper, row.Event!))];

    /// <summary>The decisions of a shop between two moments that are not in blobs yet, by the keys of their rows: at most so many, one request for each thousand.</summary>
    public async Task<IReadOnlyDictionary<string, JournalLine>> FreshAsync(string shop, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation)
    {
        var (first, last) = (Keys.JournalHour(shop, from), Keys.JournalHour(shop, to));
        var lines = new Dictionary<string, JournalLine>(StringComparer.Ordinal);
        await foreach (var row in storage.Journal.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and Kind eq {Decision}"), cancellationToken: cancellation).Take(most).WithCancellation(cancellation))
        {
            if (Read(row) is { Decision: { } entry, Shopper: var shopper })
                lines[row.RowKey] = new(shopper, entry);
        }

        return lines;
    }

    /// <summary>The decisions in the blob of an hour, by the keys of their rows.</summary>
    public async Task<IReadOnlyList<(string Row, JournalLine Line)>> PastAsync(string shop, DateTimeOffset hour, CancellationToken cancellation) =>
        [.. (await JournalBlob.RowsAsync(storage, JournalBlob.NameOf(Keys.JournalHour(shop, hour)), cancellation)).Where(row => row.Decision is not null).Select(row => (row.Row, new JournalLine(row.Shopper, row.Decision!)))];

    /// <summary>Whether anything is recorded of a shop in the hours between two moments.</summary>
    public async Task<bool> HasAnySinceAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (first, last) = (Keys.JournalHour(shop, from), Keys.JournalHour(shop, to));
        await foreach (var _ in storage.Journal.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}"), maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellation))
        {
            return true;
        }

        return (await JournalBlob.NamesAsync(storage, shop, from, to, cancellation)).Count > 0;
    }

    /// <summary>A row of the table as it stands in a blob.</summary>
    public static JournalRow Read(TableEntity row) => new(
        StoredJson.Version,
        row.RowKey,
        row.GetString("Shopper")!,
        row.GetString("Kind") == Decision ? EntryOf(row) : null,
        row.GetString("Kind") == Event && row.ContainsKey("Json0") ? row.Read(Stored.Default.Recorded) : null);

    // The table first: what is compacted meanwhile is then found in both, and counted once.
    private async Task<IEnumerable<JournalRow>> RowsAsync(string shop, DateTimeOffset from, DateTimeOffset to, string kind, CancellationToken cancellation)
    {
        var (first, last) = (Keys.JournalHour(shop, from), Keys.JournalHour(shop, to));
        var rows = new SortedDictionary<string, JournalRow>(StringComparer.Ordinal); // Keys begin with the moment.
        await foreach (var row in storage.Journal.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and Kind eq {kind}"), cancellationToken: cancellation))
        {
            rows[row.RowKey] = Read(row);
        }

        foreach (var row in await JournalBlob.ReadAsync(storage, shop, from, to, cancellation))
            rows.TryAdd(row.Row, row);
        return rows.Values;
    }

    private static Entry EntryOf(TableEntity row) =>
        new(row.GetDateTimeOffset("At")!.Value, row.GetString("Flow")!, row.GetString("Subject")!, row.GetInt32("Step")!.Value, Enum.Parse<Outcome>(row.GetString("Outcome")!))
        {
            About = row.GetString("About"),
            Reason = row.GetString("Reason"),
            Until = row.GetDateTimeOffset("Until"),
            Template = row.GetString("Template"),
            WordsVersion = row.GetInt32("WordsVersion"),
            Message = row.GetString("Message"),
            Attempt = row.GetInt32("Attempt"),
            Turn = row.GetInt64("Turn"),
            DecidedAt = row.GetDateTimeOffset("DecidedAt"),
            DecidedTurn = row.GetInt64("DecidedTurn"),
            Settings = row.GetInt32("Settings"),
            FlowVersion = row.GetInt32("FlowVersion"),
            Checks = row.GetString("Checks") is { } checks ? JsonSerializer.Deserialize(checks, Stored.Default.Checks) : null,
        };

    /// <summary>The key of a decision's row: keys sort by when it was decided.</summary>
    public static string KeyOf(string shopper, Entry entry) =>
        Keys.Journal(entry.At, shopper, Keys.Hash($"{entry.Flow}|{entry.Subject}|{entry.Step}|{entry.Outcome}|{entry.Attempt}|{entry.Turn}"));

    private static TableEntity Row(string shop, string shopper, Entry entry) =>
        new(Keys.JournalHour(shop, entry.At), KeyOf(shopper, entry))
        {
            ["V"] = StoredJson.Version,
            ["Kind"] = Decision,
            ["Shopper"] = shopper,
            ["At"] = entry.At,
            ["Flow"] = entry.Flow,
            ["Subject"] = entry.Subject,
            ["Step"] = entry.Step,
            ["Outcome"] = entry.Outcome.ToString(),
            ["About"] = entry.About,
            ["Reason"] = entry.Reason,
            ["Until"] = entry.Until,
            ["Template"] = entry.Template,
            ["WordsVersion"] = entry.WordsVersion,
            ["Message"] = entry.Message,
            ["Attempt"] = entry.Attempt,
            ["Turn"] = entry.Turn,
            ["DecidedAt"] = entry.DecidedAt,
            ["DecidedTurn"] = entry.DecidedTurn,
            ["Settings"] = entry.Settings,
            ["FlowVersion"] = entry.FlowVersion,
            ["Checks"] = entry.Checks is { } checks ? JsonSerializer.Serialize(checks, Stored.Default.Checks) : null,
        };

    private async Task PutAsync(IReadOnlyCollection<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var some in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(hour => hour.Chunk(100)))
            await storage.Journal.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
    }
}
