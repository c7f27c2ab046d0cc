using System.Text.Json;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Queues;

/// <summary>Puts events and steps into their queues. One storage operation each; two for an event too large for a message.</summary>
internal sealed class Inbox(AppStorage storage, Seal seal, Bell bell)
{
    /// <summary>The largest message that is put; the service takes 64 KiB.</summary>
    public const int Limit = 48 * 1024;

    // Never: the service's own default drops messages after seven days.
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    /// <summary>Puts an event.</summary>
    public async Task PutAsync(string shop, string key, string topic, DateTimeOffset receivedAt, Happened happened, CancellationToken cancellation)
    {
        var text = seal.Close(EventMessage.Write(shop, key, receivedAt, happened, topic).Span);
        await SendAsync(text.Length > Limit ? await AsideAsync(EventMessage.Of(shop, key, receivedAt, happened, topic), cancellation) : text, cancellation); // It is ASCII.
    }

    /// <summary>Puts the message of an event.</summary>
    public async Task PutAsync(EventMessage message, CancellationToken cancellation)
    {
        var text = seal.Close(message, Stored.Default.EventMessage);
        await SendAsync(text.Length > Limit ? await AsideAsync(message, cancellation) : text, cancellation);
    }

    /// <summary>The event of a message, fetched from its blob where it was too large.</summary>
    /// <exception cref="NewerVersionException">A newer program put it.</exception>
    /// <exception cref="LargeEventGoneException">Its blob is gone: the event was handled before.</exception>
    public Task<Happened> OpenAsync(EventMessage message, CancellationToken cancellation) => OpenAsync(message, message.Open, cancellation);

    /// <summary>What a message brings, fetched from its blob where it was too large.</summary>
    /// <param name="message">The message.</param>
    /// <param name="read">Reads its body.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="NewerVersionException">A newer program put it.</exception>
    /// <exception cref="LargeEventGoneException">Its blob is gone: it was handled before.</exception>
    public async Task<T> OpenAsync<T>(EventMessage message, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        StoredJson.Check(message.V);
        if (message.Blob is not { } blob)
            return read(message.Body!.Value);
        var content = await storage.LargeEvents.FindAsync(blob, cancellation) ?? throw new LargeEventGoneException();
        using var json = JsonDocument.Parse(seal.OpenBytes(content.ToArray()));
        return read(json.RootElement);
    }

    /// <summary>Forgets the blob of a message that was handled.</summary>
    public async Task DoneAsync(EventMessage message, CancellationToken cancellation)
    {
        if (message.Blob is { } blob)
            await storage.LargeEvents.GetBlobClient(blob).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    /// <summary>Forgets large events whose message was never put, or lay in poison until it ran out.</summary>
    public async Task CleanAsync(CancellationToken cancellation)
    {
        var last = DateTimeOffset.UtcNow - Poison.Kept - TimeSpan.FromDays(1); // The storage's own clock marks the blobs.
        await foreach (var blob in storage.LargeEvents.GetBlobsAsync(cancellationToken: cancellation))
        {
            if (blob.Properties.LastModified < last)
                await storage.LargeEvents.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
    }

    /// <summary>Removes large events of a shop that are meant. One whose message still waits is dropped when that is handled.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="isMeant">Tells by what the event says.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(string shop, Predicate<JsonElement> isMeant, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var blob in storage.LargeEvents.GetBlobsAsync(prefix: $"{shop}/", cancellationToken: cancellation))
        {
            if (await storage.LargeEvents.FindAsync(blob.Name, cancellation) is not { } content)
                continue;
            using var json = JsonDocument.Parse(seal.OpenBytes(content.ToArray()));
            if (!isMeant(json.RootElement))
                continue;
            await storage.LargeEvents.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
            count++;
        }

        return count;
    }

    /// <summary>Puts a step that is due.</summary>
    public async Task PutAsync(StepMessage step, CancellationToken cancellation)
    {
        await storage.StepQueue.SendMessageAsync(seal.Close(step, Stored.Default.StepMessage), timeToLive: Never, cancellationToken: cancellation);
        bell.Ring(storage.StepQueue.Name);
    }

    /// <summary>Puts a message back as it is, to be looked at later: a newer program's message waits for the newer program.</summary>
    public static Task PutBackAsync(Azure.Storage.Queues.QueueClient queue, string text, CancellationToken cancellation) =>
        queue.SendMessageAsync(text, visibilityTimeout: TimeSpan.FromMinutes(5), timeToLive: Never, cancellationToken: cancellation);

    // The blob's name follows from the event's key: a second delivery overwrites it with the same.
    private async Task<string> AsideAsync(EventMessage message, CancellationToken cancellation)
    {
        var blob = $"{message.Shop}/{message.Key}{(message.Shopper is null ? message.Place : null)}.json";
        await storage.LargeEvents.PutAsync(blob, BinaryData.FromBytes(seal.CloseBytes(message.Body!.Value.GetRawText())), cancellation);
        return seal.Close(message with { Body = null, Blob = blob }, Stored.Default.EventMessage);
    }

    private async Task SendAsync(string text, CancellationToken cancellation)
    {
        await storage.EventQueue.SendMessageAsync(text, timeToLive: Never, cancellationToken: cancellation);
        bell.Ring(storage.EventQueue.Name);
    }
}

/// <summary>The blob of a large event is gone, because the event was handled before: its message came once more.</summary>
internal sealed class LargeEventGoneException() : Exception("The event's blob is gone: it was handled before.");
