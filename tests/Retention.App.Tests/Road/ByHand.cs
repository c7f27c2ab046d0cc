using Azure.Storage.Queues;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Road;

/// <summary>The road walked by hand, message by message, with the very requests that a receiver makes, and no others.</summary>
internal static class ByHand
{
    /// <summary>Puts an event, as a door does.</summary>
    public static Task PutAsync(this TestApp app, string shop, Happened happened, string? key = null) =>
        app.Get<Inbox>().PutAsync(shop, key ?? Guid.NewGuid().ToString("N"), "topic", app.Clock.Now, happened, CancellationToken.None);

    /// <summary>Receives up to so many messages in one request and handles each; how many there were.</summary>
    public static async Task<int> ReceiveAsync(this TestApp app, QueueClient queue, int most = 1)
    {
        var messages = (await queue.ReceiveMessagesAsync(most, TimeSpan.FromMinutes(5))).Value;
        foreach (var message in messages)
        {
            await app.Get<Dispatch>().HandleAsync(queue, message.MessageText, isRepeated: message.DequeueCount > 1, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return messages.Length;
    }

    /// <summary>Puts an event and handles it, and looks for nothing that follows.</summary>
    public static async Task HandleAloneAsync(this TestApp app, string shop, Happened happened, string? key = null)
    {
        // The shop's settings are read once in two seconds for all events; here always before.
        await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
        await app.PutAsync(shop, happened, key);
        (await app.ReceiveAsync(app.Storage.EventQueue)).ShouldBe(1);
    }

    /// <summary>Puts an event and handles it, and what follows from it; where the program receives its queues by itself, it does.</summary>
    public static async Task HandleAsync(this TestApp app, string shop, Happened happened, string? key = null)
    {
        if (app.Works)
        {
            await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
            await app.PutAsync(shop, happened, key);
            await app.IdleAsync();
        }
        else
        {
            await app.HandleAloneAsync(shop, happened, key);
            while (await app.ReceiveAsync(app.Storage.EventQueue) > 0)
            {
                // What follows from it by an event of its own, as a case follows from a complaint.
            }
        }
    }
}
