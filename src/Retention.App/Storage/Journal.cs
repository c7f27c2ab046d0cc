using Azure.Data.Tables;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>One line of a shop's journal as it is read back.</summary>
/// <param name="Shopper">Whom it concerns.</param>
/// <param name="Entry">What was decided.</param>
internal sealed record JournalLine(string Shopper, Entry Entry);

/// <summary>
/// What happened and what was decided, by shop and hour. Keys are deterministic, so that writing an entry again changes nothing; an entry is
/// also kept in the shopper's partition, in the same transaction as the decision, so that a crash in between loses none.
/// </summary>
internal sealed class Journal(AppStorage storage)
{
    /// <summary>Records that an event was applied, and what was decided with it.</summary>
    public Task WriteAsync(string shop, string shopper, string eventKey, string eventKind, DateTimeOffset at, IEnumerable<Entry> entries, CancellationToken cancellation)
    {
        var row = new TableEntity(Keys.JournalHour(shop, at), Keys.Journal(at, shopper, eventKey))
        {
            ["V"] = StoredJson.Version,
            ["Kind"] = "event",
            ["Shopper"] = shopper,
            ["Event"] = eventKind,
        };
        return PutAsync([row, .. entries.Select(entry => Row(shop, shopper, entry))], cancellation);
    }

    /// <summary>Records what was decided about a step.</summary>
    public Task WriteAsync(string shop, string shopper, IEnumerable<Entry> entries, CancellationToken cancellation) =>
        PutAsync([.. entries.Select(entry => Row(shop, shopper, entry))], cancellation);

    /// <summary>The decisions of a shop between two moments, the oldest first.</summary>
    public async Task<IReadOnlyList<JournalLine>> ReadAsync(string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (first, last) = (Keys.JournalHour(shop, from), Keys.JournalHour(shop, to));
        var lines = new List<JournalLine>();
        await foreach (var row in storage.Journal.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and Kind eq {"decision"}"), cancellationToken: cancellation))
        {
            lines.Add(Line(row));
        }

        return lines;
    }

    private static JournalLine Line(TableEntity row) => new(
        row.GetString("Shopper")!,
        new(row.GetDateTimeOffset("At")!.Value, row.GetString("Flow")!, row.GetString("Subject")!, row.GetInt32("Step")!.Value, Enum.Parse<Outcome>(row.GetString("Outcome")!))
        {
            About = row.GetString("About"),
            Reason = row.GetString("Reason"),
            Until = row.GetDateTimeOffset("Until"),
            Template = row.GetString("Template"),
            Message = row.GetString("Message"),
            Attempt = row.GetInt32("Attempt"),
        });

    private static TableEntity Row(string shop, string shopper, Entry entry) =>
        new(Keys.JournalHour(shop, entry.At), Keys.Journal(entry.At, shopper, Keys.Hash($"{entry.Flow}|{entry.Subject}|{entry.Step}|{entry.Outcome}|{entry.Attempt}")))
        {
            ["V"] = StoredJson.Version,
            ["Kind"] = "decision",
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
            ["Message"] = entry.Message,
            ["Attempt"] = entry.Attempt,
        };

    private async Task PutAsync(IReadOnlyCollection<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var some in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(hour => hour.Chunk(100)))
            await storage.Journal.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
    }
}
