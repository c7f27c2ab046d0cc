using System.Text.Json;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Senders;

/// <summary>A letter as the outbox keeps it.</summary>
public sealed record OutboxLetter(string Message, int Attempt, string Shop, string Flow, DateTimeOffset At, string FromName, string To, string? ReplyTo, string Subject, string Html, string Text, Dictionary<string, string> Headers);

/// <summary>Where letters land when there is no provider. Development only: a page shows them.</summary>
internal sealed class Outbox(AppStorage storage, TimeProvider time) : ISender
{
    /// <inheritdoc/>
    public string Name => "outbox";

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutgoingLetter letter, CancellationToken cancellation)
    {
        var kept = new OutboxLetter(letter.Message, letter.Attempt, letter.Shop, letter.Flow, time.GetUtcNow(), letter.FromName, letter.To, letter.ReplyTo,
            letter.Letter.Subject, letter.Letter.Html, letter.Letter.Text, new(letter.Headers, StringComparer.Ordinal));
        await storage.OutboxLetters.PutAsync(
            Blob(letter.Message, letter.Attempt), BinaryData.FromString(JsonSerializer.Serialize(kept, Stored.Default.OutboxLetter)), cancellation);
        // A row a copy: were a letter ever handed over twice, the page would show two.
        var row = new TableEntity(letter.Message, $"{letter.Attempt}|{Guid.NewGuid():N}")
        {
            ["V"] = StoredJson.Version,
            ["Shop"] = letter.Shop,
            ["Flow"] = letter.Flow,
            ["At"] = kept.At,
            ["Subject"] = kept.Subject,
            ["To"] = kept.To,
            ["Attempt"] = letter.Attempt,
        };
        await storage.Outbox.AddEntityAsync(row, cancellation);
        return new SendOutcome.Sent(letter.Message);
    }

    /// <inheritdoc/>
    public async Task<Found> FindAsync(HandedOver letter, CancellationToken cancellation)
    {
        await foreach (var _ in storage.Outbox.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {letter.Message}"), cancellationToken: cancellation))
            return Found.Accepted;
        return Found.NeverAccepted;
    }

    /// <inheritdoc/>
    public Task<string?> CheckAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>What lies in the outbox, the newest first; of one shop, or of all.</summary>
    public async Task<IReadOnlyList<TableEntity>> ListAsync(string? shop, CancellationToken cancellation)
    {
        var filter = shop is null ? null : TableClient.CreateQueryFilter($"Shop eq {shop}");
        var rows = new List<TableEntity>();
        await foreach (var row in storage.Outbox.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            rows.Add(row);
        return [.. rows.OrderByDescending(row => row.GetDateTimeOffset("At"))];
    }

    /// <summary>One letter of the outbox; null when there is none.</summary>
    public async Task<OutboxLetter?> ReadAsync(string message, int attempt, CancellationToken cancellation)
    {
        var blob = message.All(char.IsAsciiHexDigitLower) ? await storage.OutboxLetters.FindAsync(Blob(message, attempt), cancellation) : null;
        return blob is null ? null : JsonSerializer.Deserialize(blob, Stored.Default.OutboxLetter);
    }

    private static string Blob(string message, int attempt) => $"{message}-{attempt}.json";
}
