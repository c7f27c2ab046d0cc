namespace Retention.App.Storefronts.Shopify;

/// <summary>What this process found out about one shop's Admin API. It is forgotten when the process ends, and found out again.</summary>
internal sealed class ShopifyState
{
    private int _warnedOn;

    /// <summary>Whether the shop is left alone for now.</summary>
    public ShopCircuit Circuit { get; } = new();

    /// <summary>How much may be asked now.</summary>
    public ShopifyBucket Bucket { get; } = new();

    /// <summary>Whether nobody was told yet that day (UTC) that another version of the API answers.</summary>
    public bool MayWarn(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime).DayNumber;
        return Interlocked.Exchange(ref _warnedOn, day) != day;
    }
}
