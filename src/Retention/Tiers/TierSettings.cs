using System.Collections.Immutable;

namespace Retention.Tiers;

/// <summary>The levels of a shop, as its merchant set them.</summary>
public sealed record TierSettings
{
    /// <summary>How many levels there are at most.</summary>
    public const int MostLevels = 5;

    /// <summary>How many orders or reviews a level may take: more orders are not remembered of anybody (<see cref="Shoppers.Shopper.Remembered"/>).</summary>
    public const int MostCount = Shoppers.Shopper.Remembered;

    /// <summary>How many products may be sold early at one time.</summary>
    public const int MostEarly = 50;

    /// <summary>Counts up with every change: whoever was rated by another version is rated anew, and is sent no letter for that.</summary>
    public int Version { get; init; }

    /// <summary>What the levels go by.</summary>
    public TierMeasure Measure { get; init; }

    /// <summary>The currency of thresholds by <see cref="TierMeasure.Spend"/>: orders in another one do not count, since nobody may say at which rate.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The levels, the lowest first; empty where the shop has none.</summary>
    public ImmutableArray<Tier> Levels { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether the shop's own record of a customer bears the level.</summary>
    public bool TellsShop { get; init; }

    /// <summary>What only shoppers of a level may buy at first.</summary>
    public ImmutableArray<EarlyItem> Early { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What whoever reviews much gets for free; null for nothing.</summary>
    public ReviewGift? Gift { get; init; }

    /// <summary>The place of the level with this key among <see cref="Levels"/>, from 0; -1 for none.</summary>
    public int RankOf(string? key)
    {
        for (var rank = 0; rank < Levels.Length; rank++)
        {
            if (string.Equals(Levels[rank].Key, key, StringComparison.Ordinal))
                return rank;
        }

        return -1;
    }

    /// <summary>The level with this key; null where there is none, or none any more.</summary>
    public Tier? Find(string? key) => RankOf(key) is >= 0 and var rank ? Levels[rank] : null;

    /// <summary>The place of the highest level that so much suffices for; -1 for none.</summary>
    public int RankFor(long amount)
    {
        var rank = Levels.Length - 1;
        while (rank >= 0 && Levels[rank].Threshold > amount)
            rank--;
        return rank;
    }

    /// <summary>The product among those sold early, while it is; null for one that everybody may buy.</summary>
    /// <param name="product">The storefront's id of the product.</param>
    /// <param name="today">The day by the shop's calendar.</param>
    public EarlyItem? EarlyOf(string? product, DateOnly today) => Early.FirstOrDefault(item => item.ProductId == product && item.OpensOn > today);

    /// <summary>Whether somebody at this level may buy what is sold early. A level that is gone from the settings keeps nobody out.</summary>
    public bool MayBuy(EarlyItem item, string? level) => RankOf(item.Tier) is var least && (least < 0 || RankOf(level) >= least);
}
