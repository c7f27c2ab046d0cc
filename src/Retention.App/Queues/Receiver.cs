using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Retention.App.Observability;
using Retention.App.Settings;

namespace Retention.App.Queues;

/// <summary>Receives one queue on one machine, as the Functions host does in Azure: a message that fails five times is put aside.</summary>
internal sealed class Receiver(QueueClient queue, QueueClient poison, Dispatch dispatch, Bell bell, AppSettings settings, Counts counts, ILogger<Receiver> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private const int MostFailures = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var slots = new SemaphoreSlim(AtOnce);
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            var free = await TakeAsync(slots, stoppingToken);
            var messages = await ReceiveAsync(free, stoppingToken);
            if (free > messages.Length) // A semaphore refuses to release none.
                slots.Release(free - messages.Length);
            foreach (var message in messages)
                _ = HandleAsync(message, slots);
            pause = messages.Length > 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, Math.Max(50, pause.TotalMilliseconds * 2)));
            if (pause > TimeSpan.Zero && !stoppingToken.IsCancellationRequested)
                await bell.WaitAsync(queue.Name, pause, CancellationToken.None);
        }

        // What was begun is finished; what was not, the queue still has.
        for (var slot = 0; slot < AtOnce; slot++)
            await slots.WaitAsync(CancellationToken.None);
    }

    private static async Task<int> TakeAsync(SemaphoreSlim slots, CancellationToken stopping)
    {
        try
        {
            await slots.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }

        var taken = 1;
        while (taken < AtOnce && slots.Wait(TimeSpan.Zero, CancellationToken.None))
            taken++;
        return taken;
    }

    private async Task<QueueMessage[]> ReceiveAsync(int count, CancellationToken stopping)
    {
        if (count == 0)
            return [];
        try
        {
            return (await queue.ReceiveMessagesAsync(count, settings.QueueVisibility, stopping)).Value;
        }
        catch (OperationCanceledException) // The program stops, or storage kept it waiting.
        {
            return [];
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException) // An answer that breaks off is the last.
        {
            logger.JobFailed(fault, $"Receiving {queue.Name}");
            return [];
        }
    }

    private async Task HandleAsync(QueueMessage message, SemaphoreSlim slots)
    {
        try
        {
            if (message.DequeueCount > MostFailures)
                await PutAsideAsync(message);
            else
                await dispatch.HandleAsync(queue, message.MessageText, isRepeated: message.DequeueCount > 1, CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
        }
        catch (RequestFailedException gone) when (gone.Status == 404 || gone.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // It took longer than it was hidden: somebody else has it now, and everything may be done twice.
            counts.Add("message", "handled past its visibility");
        }
        catch (Exception fault) // Whatever it was: the message stays, comes again, and is put aside when it fails too often.
        {
            counts.Add("failed", queue.Name);
            logger.MessageFailed(fault, queue.Name, message.DequeueCount);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task PutAsideAsync(QueueMessage message)
    {
        await poison.SendMessageAsync(message.MessageText, timeToLive: Poison.Kept, cancellationToken: CancellationToken.None);
        counts.Add("poison", queue.Name);
        logger.MessagePoisoned(queue.Name, message.DequeueCount - 1);
    }
}
