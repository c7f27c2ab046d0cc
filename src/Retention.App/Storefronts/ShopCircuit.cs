namespace Retention.App.Storefronts;

/// <summary>
/// Leaves a shop that is down alone for a minute, so that it holds no workers: whoever asks meanwhile gets the trouble at once. A host that
/// wants fewer calls is left alone for as long as it says.
/// </summary>
internal sealed class ShopCircuit
{
    private const int Failures = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _until;
    private ShopTrouble? _trouble;

    /// <summary>The trouble for which the shop is left alone now; null when it may be asked.</summary>
    public ShopTrouble? Resting(DateTimeOffset now)
    {
        lock (_lock)
            return now < _until ? _trouble : null;
    }

    /// <summary>Takes note of how a call ended.</summary>
    /// <param name="trouble">What went wrong; null when it was answered.</param>
    /// <param name="now">The time, UTC.</param>
    public void Heard(ShopTrouble? trouble, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (trouble is not { IsPassing: true } || trouble.Key == ShopTrouble.BusyKey)
            {
                _failures = 0;
                return;
            }

            _failures++;
            if (trouble.After is null && _failures < Failures)
                return;
            var rest = trouble.After is { } after ? TimeSpan.FromTicks(Math.Clamp(after.Ticks, TimeSpan.TicksPerSecond, LongestRest.Ticks)) : Rest;
            _until = now + rest;
            // Whoever is told it next has called nobody: nothing can have happened.
            _trouble = trouble with { MayHaveHappened = false, Key = trouble.Key == ShopTrouble.LostAnswerKey ? ShopTrouble.TimeOutKey : trouble.Key };
        }
    }
}
