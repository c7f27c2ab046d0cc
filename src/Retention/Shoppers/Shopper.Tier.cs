using Retention.Tiers;

namespace Retention.Shoppers;

// The level that the shopper has reached.
public sealed partial record Shopper
{
    /// <summary>At which level the shopper is; null for somebody who never reached one.</summary>
    public TierStanding? Tier { get; init; }
}
