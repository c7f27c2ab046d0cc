using Retention.App.Senders;

namespace Retention.Bench.Sending;

/// <summary>A provider without a network, which takes every letter at once.</summary>
internal sealed class TakesAll : ISender
{
    private int _taken;

    /// <inheritdoc/>
    public string Name => "takes all";

    /// <inheritdoc/>
    public Channel Channel => Channel.Email;

    /// <summary>How many letters it took.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _taken);
        return Task.FromResult<SendOutcome>(new SendOutcome.Sent(message.Message));
    }

    /// <inheritdoc/>
    public Task<Found> FindAsync(HandedOver message, CancellationToken cancellation) => Task.FromResult(Found.CannotTell);

    /// <inheritdoc/>
    public Task<string?> CheckAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);
}
