using System.Text.Json;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Senders;

/// <summary>A message as the outbox keeps it; a text has no subject and no HTML.</summary>
public sealed record OutboxLetter(string Message, int Attempt, string Shop, string Flow, DateTimeOffset At, string FromName, string To, string? ReplyTo, string Subject, string Html, string Text, Dictionary<string, string> Headers)
{
    /// <summary>By which way it would have gone.</summary>
    public Channel Channel { get; init; }
}

/// <summary>Where messages land when there is no provider. Development only: a page shows them. As a sender it takes letters; <see cref="TextOutbox"/> brings it texts.</summary>
internal sealed class Outbox(AppStorage storage, TimeProvider time) : ISender
{
    /// <inheritdoc/>
    public string Name => "outbox";

    /// <inheritdoc/>
    public Channel Channel => Channel.Email;

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var kept = Kept(message, time.GetUtcNow());
        await storage.OutboxLetters.PutAsync(
            Blob(message.Message, message.Attempt), BinaryData.FromString(JsonSerializer.Serialize(kept, Stored.Default.OutboxLetter)), cancellation);
        // A row a copy: were a letter ever handed over twice, the page would show two.
        var row = new TableEntity(message.Message, $"{message.Attempt}|{Guid.NewGuid():N}")
        {
            ["V"] = StoredJson.Version,
            ["Shop"] = message.Shop,
            ["Flow"] = message.Flow,
            ["At"] = kept.At,
            ["Subject"] = message.Title,
            ["To"] = kept.To,
            ["Attempt"] = message.Attempt,
        };
        await storage.Outbox.AddEntityAsync(row, cancellation);
        return new SendOutcome.Sent(message.Message);
    }

    /// <inheritdoc/>
    public async Task<Found> FindAsync(HandedOver message, CancellationToken cancellation)
    {
        await foreach (var _ in storage.Outbox.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {message.Message}"), cancellationToken: cancellation))
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

    /// <summary>Removes messages of a shop: who got them was erased, or the shop was.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="isMeant">Tells by the address or telephone number that they went to.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(string shop, Predicate<string> isMeant, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var row in (await ListAsync(shop, cancellation)).Where(row => isMeant(row.GetString("To") ?? "")))
        {
            await storage.OutboxLetters.GetBlobClient(Blob(row.PartitionKey, row.GetInt32("Attempt")!.Value)).DeleteIfExistsAsync(cancellationToken: cancellation);
            await storage.Outbox.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
            count++;
        }

        return count;
    }

    private static OutboxLetter Kept(OutgoingMessage message, DateTimeOffset now) => message switch
    {
        OutgoingLetter { Letter: var letter } outgoing => new(message.Message, message.Attempt, message.Shop, message.Flow, now, message.FromName, message.To, outgoing.ReplyTo,
            letter.Subject, letter.Html, letter.Text, new(outgoing.Headers, StringComparer.Ordinal)),
        OutgoingText text => new(message.Message, message.Attempt, message.Shop, message.Flow, now, message.FromName, message.To, ReplyTo: null, Subject: "", Html: "", text.Body, new(StringComparer.Ordinal)) { Channel = Channel.Text },
        _ => throw new ArgumentException($"No such message: {message.GetType().Name}.", nameof(message)),
    };

    private static string Blob(string message, int attempt) => $"{message}-{attempt}.json";
}
