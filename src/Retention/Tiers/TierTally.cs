using System.Collections.Immutable;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tiers;

/// <summary>A shopper whose level changed.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="From">The level before; null for none.</param>
/// <param name="To">The level now; null for none.</param>
/// <param name="On">The day, by the shop's calendar.</param>
public sealed record TierMove(string Shopper, string? From, string? To, DateOnly On);

/// <summary>How many people are at each level, and whose level changed in the last week.</summary>
/// <param name="People">How many, by the level's key.</param>
/// <param name="Moved">Whose level changed; the first of them.</param>
public sealed record TierTally(ImmutableDictionary<string, int> People, ImmutableArray<TierMove> Moved)
{
    private const int MostMoved = 50;
    private const int Week = 7;

    /// <summary>Nobody.</summary>
    public static TierTally None { get; } = new(ImmutableDictionary<string, int>.Empty, []);

    /// <summary>This tally with one more, at the level that the shopper is at.</summary>
    public TierTally With(Shopper shopper, Shop shop, DateTimeOffset now)
    {
        var tally = At(TierRule.LevelOf(shopper, shop)?.Key);
        return shopper.Tier is { } standing && standing.ChangedOn > TierRule.Today(shop, now).AddDays(-Week) && tally.Moved.Length < MostMoved
            ? tally with { Moved = tally.Moved.Add(new(shopper.Id, standing.Before, standing.Level, standing.ChangedOn)) }
            : tally;
    }

    /// <summary>This tally with one more, at the level that the shopper would be at.</summary>
    public TierTally WithRated(Shopper shopper, Shop shop, TierSettings levels, DateTimeOffset now) =>
        At(TierRule.Rate(shopper, shop with { Settings = shop.Settings with { Tiers = levels } }, now) is { Rank: >= 0 and var rank } ? levels.Levels[rank].Key : null);

    private TierTally At(string? level) => level is null ? this : this with { People = People.SetItem(level, 1 + People.GetValueOrDefault(level)) };
}

/// <summary>Levels that a merchant thinks about, and how many would be at each.</summary>
/// <param name="Levels">The levels.</param>
/// <param name="Tally">How many; null while it is not counted.</param>
public sealed record TierDraft(TierSettings Levels, TierTally? Tally);
