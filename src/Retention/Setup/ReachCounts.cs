using System.Collections.Immutable;

namespace Retention.Setup;

/// <summary>How many people may be written to, counted at one moment.</summary>
/// <param name="At">When it was counted (UTC).</param>
/// <param name="People">How many people are known, whether or not they may be written to.</param>
/// <param name="Counts">The counts; those without anybody are left out.</param>
public sealed record ReachCounts(DateTimeOffset At, int People, ImmutableArray<ReachCount> Counts)
{
    /// <summary>How many are at each level of the shop; null where it was not counted.</summary>
    public Tiers.TierTally? Tiers { get; init; }

    /// <summary>How many would be at each of the levels that the merchant thinks about; null where there are none.</summary>
    public Tiers.TierDraft? Draft { get; init; }

    /// <summary>How many by this way and for this purpose, in all countries.</summary>
    public int Of(Channel channel, Purpose purpose) => Counts.Where(count => count.Channel == channel && count.Purpose == purpose).Sum(count => count.People);
}

/// <summary>How many people of a country may be written to by one way for one purpose.</summary>
/// <param name="Country">Two-letter ISO code; null for those whose country is not known.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Purpose">For what.</param>
/// <param name="People">How many.</param>
public sealed record ReachCount(string? Country, Channel Channel, Purpose Purpose, int People);
