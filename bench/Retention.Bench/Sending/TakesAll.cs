using Retention.App.Senders;

namespace Retention.Bench.Sending;

/// <summary>A provider without a network, which takes every letter at once.</summary>
internal sealed class TakesAll : ISender
{
    private int _taken;

    /// <inheritdoc/>
    public string Name => "takes all";

    /// <summary>How many letters it took.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(OutgoingLetter letter, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _taken);
        return Task.FromResult<SendOutcome>(new SendOutcome.Sent(letter.Message));
    }

    /// <inheritdoc/>
    public Task<Found> FindAsync(HandedOver letter, CancellationToken cancellation) => Task.FromResult(Found.CannotTell);

    /// <inheritdoc/>
    public Task<string?> CheckAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);
}
