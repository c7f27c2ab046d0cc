using Retention.Rewards;

namespace Retention.Tiers;

/// <summary>What whoever reviews much gets for free, once: whatever the reviews say (16 CFR 465.4).</summary>
/// <param name="Item">The product.</param>
/// <param name="Reviews">After how many reviewed items.</param>
public sealed record ReviewGift(GiftItem Item, int Reviews);
