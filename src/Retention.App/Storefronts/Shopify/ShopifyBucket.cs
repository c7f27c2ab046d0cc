namespace Retention.App.Storefronts.Shopify;

/// <summary>How full Shopify says the bucket is, after a call.</summary>
/// <param name="Maximum">The most that it holds, in points.</param>
/// <param name="Available">What is left, in points.</param>
/// <param name="PerSecond">How many points come back in a second.</param>
internal sealed record ThrottleStatus(double Maximum, double Available, double PerSecond);

/// <summary>
/// The leaky bucket that Shopify keeps for us and each shop (facts/shopify.md 3.2), as far as this process knows it: what a call will cost is taken
/// out before it goes, so that calls at the same time don't all see the same points. Other processes draw from it too; Shopify's answers tell.
/// </summary>
internal sealed class ShopifyBucket
{
    /// <summary>The longest that a call waits for its points; beyond it whoever asks is told to come again.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // What an operation costs that was never asked, in points.
    private const double Guess = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, double> _costs = new(StringComparer.Ordinal);

    // Until Shopify has told: less than any plan of Shopify's has.
    private double _maximum = 1000;
    private double _perSecond = 50;
    private double _available = 100;
    private double _underWay;
    private DateTimeOffset _at;

    /// <summary>Takes out what the operation will cost.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>What was taken, and how long to wait before the call; null for what was taken where that is too long.</returns>
    public (double? Taken, TimeSpan Wait) Take(string operation, DateTimeOffset now)
    {
        lock (_lock)
        {
            Fill(now);
            var cost = Math.Min(_costs.GetValueOrDefault(operation, Guess), _maximum);
            var wait = Until(cost);
            if (wait > LongestWait)
                return (null, wait);
            _available -= cost;
            _underWay += cost;
            return (cost, wait);
        }
    }

    /// <summary>Takes note of an answer.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="taken">What was taken for it.</param>
    /// <param name="requested">What Shopify says that it asked for, in points; null where it did not say.</param>
    /// <param name="status">How full the bucket is; null where it did not say.</param>
    /// <param name="now">The time, UTC.</param>
    public void Heard(string operation, double taken, double? requested, ThrottleStatus? status, DateTimeOffset now)
    {
        lock (_lock)
        {
            _underWay = Math.Max(0, _underWay - taken);
            if (requested is { } cost)
                _costs[operation] = cost;
            if (status is not { PerSecond: > 0, Maximum: > 0 })
            {
                _available = Math.Min(_maximum, _available + taken); // Whatever went wrong, no points were counted that we heard of.
                return;
            }

            // Of the calls that are under way Shopify may not know yet.
            (_maximum, _perSecond, _available, _at) = (status.Maximum, status.PerSecond, status.Available - _underWay, now);
        }
    }

    private TimeSpan Until(double cost) => cost <= _available ? TimeSpan.Zero : TimeSpan.FromSeconds((cost - _available) / _perSecond);

    private void Fill(DateTimeOffset now)
    {
        if (now > _at && _at != default)
            _available = Math.Min(_maximum, _available + ((now - _at).TotalSeconds * _perSecond));
        _at = now;
    }
}
