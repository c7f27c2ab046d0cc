namespace Retention.Tiers;

/// <summary>What levels go by. The numbers are stored: only ever add.</summary>
public enum TierMeasure
{
    /// <summary>How many orders were paid and kept.</summary>
    Orders = 0,

    /// <summary>What they cost together, in the currency of the levels.</summary>
    Spend = 1,

    /// <summary>How many items were reviewed, whatever the reviews say.</summary>
    Reviews = 2,
}
