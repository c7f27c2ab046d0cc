using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;

namespace Retention.App.Senders;

/// <summary>
/// Spares accounts at a provider that take nothing now: each has a circuit of its own, so that one that is throttled, locked out or down slows its own messages
/// alone. Nothing is repeated here; what is spared waits for a new wake-up.
/// </summary>
internal sealed class Circuits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Circuit> _accounts = new(StringComparer.Ordinal);

    /// <summary>The circuit of an account, by its key or any other name that it alone has.</summary>
    public Circuit Of(string account) => _accounts.GetOrAdd(account, _ => new(time));
}

/// <summary>The circuit of one account.</summary>
internal sealed class Circuit
{
    // What a provider says of its own clock is believed so far and no further.
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(1);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<SendOutcome> _breaker;
    private long _heldUntil; // Ticks, UTC.

    /// <summary>Makes it, closed.</summary>
    public Circuit(TimeProvider time)
    {
        _time = time;
        // While the account can't be reached at all, further messages wait without trying; after the break one tries for them all.
        _breaker = new ResiliencePipelineBuilder<SendOutcome> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendOutcome>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is SendOutcome.TryLater { Until: null } or SendOutcome.Unknown),
                FailureRatio = 0.9,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = Break,
            })
            .Build();
    }

    /// <summary>Hands a message over, unless the account takes none now.</summary>
    public async Task<SendOutcome> SendAsync(Func<CancellationToken, Task<SendOutcome>> send, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        if (new DateTimeOffset(Interlocked.Read(ref _heldUntil), TimeSpan.Zero) is var held && held > now)
            return new SendOutcome.TryLater(held, "the account takes nothing until then");
        try
        {
            var outcome = await _breaker.ExecuteAsync(async token => await send(token), cancellation);
            if (outcome is SendOutcome.TryLater { IsOfAccount: true, Until: { } until })
                Interlocked.Exchange(ref _heldUntil, (until < now + LongestHold ? until : now + LongestHold).UtcTicks);
            return outcome;
        }
        catch (BrokenCircuitException)
        {
            return new SendOutcome.TryLater(now + Break, "provider not reached of late");
        }
    }
}
