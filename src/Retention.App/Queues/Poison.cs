using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Retention.App.Storage;

namespace Retention.App.Queues;

/// <summary>A message that failed too often, as a list shows it: no body, which may hold personal data.</summary>
/// <param name="Queue">Where it failed.</param>
/// <param name="Id">Its id in the poison queue.</param>
/// <param name="Since">Since when it lies there (UTC).</param>
/// <param name="What">Its kind and its shop.</param>
internal sealed record PoisonMessage(string Queue, string Id, DateTimeOffset Since, string What);

/// <summary>Messages that failed too often: listed, and put back when what made them fail is mended. Kept 14 days.</summary>
internal sealed class Poison(AppStorage storage, Seal seal)
{
    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>The first of each queue, up to 32.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> ListAsync(CancellationToken cancellation)
    {
        var all = new List<PoisonMessage>();
        foreach (var queue in Queues)
        {
            var poison = storage.PoisonOf(queue);
            all.AddRange((await poison.PeekMessagesAsync(32, cancellation)).Value
                .Select(message => new PoisonMessage(queue.Name, message.MessageId, message.InsertedOn ?? default, Describe(queue, message.MessageText))));
        }

        return all;
    }

    /// <summary>Puts all of them back into their queues; put first, deleted after.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReplayAsync(CancellationToken cancellation)
    {
        var count = 0;
        foreach (var queue in Queues)
        {
            var poison = storage.PoisonOf(queue);
            while ((await poison.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1), cancellation)).Value is { Length: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    await queue.SendMessageAsync(message.MessageText, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>Removes a shop's messages that are meant: whom the law wants erased is not kept for 14 days.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="isMeant">Tells by what an event says; a step says nothing of anybody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(string shop, Predicate<JsonElement> isMeant, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var queue in Queues)
            count += await RemoveAsync(queue, storage.PoisonOf(queue), shop, isMeant, cancellation);
        return count;
    }

    private async Task<int> RemoveAsync(QueueClient queue, QueueClient poison, string shop, Predicate<JsonElement> isMeant, CancellationToken cancellation)
    {
        var (count, hidden) = (0, new List<QueueMessage>());
        try
        {
            // Hidden while all are looked at, and for less than it takes until whoever died is done again. One that comes again was hidden for too long
            // already: all were seen.
            while ((await poison.ReceiveMessagesAsync(32, TimeSpan.FromSeconds(10), cancellation)).Value is { Length: > 0 } messages && !hidden.Exists(one => one.MessageId == messages[0].MessageId))
            {
                hidden.AddRange(messages);
                foreach (var message in messages.Where(message => IsMeant(queue, message.MessageText, shop, isMeant)))
                {
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
                    hidden.Remove(message);
                    count++;
                }
            }

            return count;
        }
        finally
        {
            // Also when it failed in the middle: whoever does it again at once must see them.
            foreach (var message in hidden)
                await ShowAsync(poison, message, cancellation);
        }
    }

    private static async Task ShowAsync(QueueClient poison, QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404 || gone.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // Somebody else has it by now, or put it back into its queue.
        }
    }

    private bool IsMeant(QueueClient queue, string text, string shop, Predicate<JsonElement> isMeant)
    {
        try
        {
            using var nothing = JsonDocument.Parse("{}");
            var (whose, body) = queue.Name == storage.EventQueue.Name
                ? seal.Open(text, Stored.Default.EventMessage) is var message ? (message.Shop, message.Body) : default
                : (seal.Open(text, Stored.Default.StepMessage).Shop, null);
            return string.Equals(whose, shop, StringComparison.Ordinal) && isMeant(body ?? nothing.RootElement);
        }
        catch (Exception fault) when (fault is BrokenSealException or NewerVersionException or JsonException)
        {
            return false; // Not ours, or a newer program's.
        }
    }

    private QueueClient[] Queues => [storage.EventQueue, storage.StepQueue];

    private string Describe(QueueClient queue, string text)
    {
        try
        {
            if (queue.Name == storage.EventQueue.Name)
                return seal.Open(text, Stored.Default.EventMessage) is var message ? $"{message.Kind} of shop {message.Shop}" : "";
            var step = seal.Open(text, Stored.Default.StepMessage);
            return $"{step.Journey} of shop {step.Shop}";
        }
        catch (Exception fault) when (fault is BrokenSealException or NewerVersionException or JsonException)
        {
            return fault is NewerVersionException ? "put by a newer version" : "not put by this program";
        }
    }
}
