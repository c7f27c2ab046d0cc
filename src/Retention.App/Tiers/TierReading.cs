using System.Globalization;
using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.App.Tiers;

/// <summary>Reads what a shopper sees of levels: where it stands, what that brings, and how far it is to the next. It needs no storage.</summary>
internal sealed class TierReading(TimeProvider time)
{
    /// <summary>Reads it; null where the shop has no levels and no gift.</summary>
    public TierSeen? Read(Shop shop, Shopper shopper, ShopperWords words)
    {
        if (shop.Settings.Tiers is not { } settings || (settings.Levels.IsEmpty && settings.Gift is null))
            return null;
        var (now, language) = (time.GetUtcNow(), words.Language);
        var (level, rating) = (TierRule.LevelOf(shopper, shop), TierRule.Rate(shopper, shop, now));
        var next = settings.RankOf(level?.Key) + 1 < settings.Levels.Length ? settings.Levels[settings.RankOf(level?.Key) + 1] : null;
        return new([.. settings.Levels.Select(one => new LevelSeen(one.NameIn(language), Takes(shop, settings, one, words), one.BenefitsIn(language), one == level))])
        {
            Level = level?.NameIn(language),
            KeptUntil = level is null || rating?.KeptUntil is not { } kept ? null : kept.ToString(words.DayFormat, CultureInfo.GetCultureInfo(language)),
            Codes = [.. settings.Levels.Take(settings.RankOf(level?.Key) + 1).Select(one => one.Code).OfType<string>()],
            Next = next is null || rating is null ? null : Way(shop, settings, next, Math.Max(0, next.Threshold - rating.Amount), words),
            Gift = settings.Gift is { } gift ? words.Tier.Gift(gift.Reviews, gift.Item.Title) : null,
        };
    }

    private static string Takes(Shop shop, TierSettings settings, Tier level, ShopperWords words) => settings.Measure switch
    {
        TierMeasure.Orders => words.Tier.TakesOrders(level.Threshold),
        TierMeasure.Spend => words.Tier.TakesSpend(Amount(shop, settings, level.Threshold, words)),
        _ => words.Tier.TakesReviews(level.Threshold),
    };

    // Nothing more is needed where the level comes tomorrow: it never changes twice a day.
    private static string? Way(Shop shop, TierSettings settings, Tier next, long missing, ShopperWords words) => missing == 0 ? null : settings.Measure switch
    {
        TierMeasure.Orders => words.Tier.MoreOrders(missing, next.NameIn(words.Language)),
        TierMeasure.Spend => words.Tier.MoreSpend(Amount(shop, settings, missing, words), next.NameIn(words.Language)),
        _ => words.Tier.MoreReviews(missing, next.NameIn(words.Language)),
    };

    private static string Amount(Shop shop, TierSettings settings, long minor, ShopperWords words) =>
        MoneyText.Of(new(minor, settings.Currency ?? Currency.None), words.Language, shop.Country);
}
