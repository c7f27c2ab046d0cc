using System.Collections.Concurrent;

namespace Retention.App.Queues;

/// <summary>Tells the receivers of this process that something was put, so that they need not wait for their next look.</summary>
internal sealed class Bell
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _rung = new(StringComparer.Ordinal);

    /// <summary>Something was put into the queue.</summary>
    public void Ring(string queue)
    {
        var bell = Of(queue);
        if (bell.CurrentCount == 0)
            bell.Release();
    }

    /// <summary>Waits until something was put, or the time is over.</summary>
    public Task WaitAsync(string queue, TimeSpan atMost, CancellationToken cancellation) => Of(queue).WaitAsync(atMost, cancellation);

    private SemaphoreSlim Of(string queue) => _rung.GetOrAdd(queue, _ => new SemaphoreSlim(0));
}
