using Retention.App.Queues;
using Retention.App.Tests.Road;

namespace Retention.App.Tests.Storefronts.Shopify;

// Whoever imports may be killed.
internal sealed partial class ShopifyLife
{
    /// <summary>Works what waits until somebody asks for the file so many times, and is killed then.</summary>
    /// <param name="file">Which time it is.</param>
    /// <param name="after">What is done after each message, and after the death.</param>
    /// <returns>The message that nobody has done. It comes again, when the test says so.</returns>
    public async Task<string> DieReadingAsync(int file, Func<Task>? after = null)
    {
        using var killed = new CancellationTokenSource();
        var (files, empty) = (0, 0);
        Server.MeanwhileFile = () =>
        {
            if (++files == file)
                killed.Cancel();
        };
        while (true)
        {
            await App.Get<Schedule>().SweepAsync(Now, CancellationToken.None);
            await App.ReceiveAsync(App.Storage.StepQueue, 32);
            if ((await App.Storage.EventQueue.ReceiveMessageAsync(TimeSpan.FromMinutes(5))).Value is not { } message)
            {
                (++empty).ShouldBeLessThan(100, "nobody goes on with the import");
                continue;
            }

            try
            {
                await App.Get<Dispatch>().HandleAsync(App.Storage.EventQueue, message.MessageText, isRepeated: false, killed.Token);
            }
            catch (OperationCanceledException)
            {
                Server.MeanwhileFile = () => { };
                return message.MessageText;
            }
            finally
            {
                await App.Storage.EventQueue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
                await (after?.Invoke() ?? Task.CompletedTask);
            }
        }
    }

    /// <summary>The message comes again, to the other instance.</summary>
    public Task TakeOverAsync(string message) => Other.Get<Dispatch>().HandleAsync(Other.Storage.EventQueue, message, isRepeated: true, CancellationToken.None);
}
