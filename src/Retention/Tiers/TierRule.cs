using Retention.Decisions;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tiers;

/// <summary>Moves shoppers between the levels of their shop: up at once, down when a year is over, and never twice a day. Pure.</summary>
public static class TierRule
{
    /// <summary>The day of the shop's calendar.</summary>
    public static DateOnly Today(Shop shop, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Own(shop)).DateTime);

    /// <summary>At which level the shopper is; null for none, and where the shop has none.</summary>
    public static Tier? LevelOf(Shopper shopper, Shop shop) => shop.Settings.Tiers?.Find(shopper.Tier?.Level);

    /// <summary>What the shopper's orders and reviews amount to now; null where the shop has no levels.</summary>
    public static TierRating? Rate(Shopper shopper, Shop shop, DateTimeOffset now) =>
        shop.Settings.Tiers is { Levels.IsEmpty: false } settings ? TierRating.Of(shopper, settings, Today(shop, now), Zones.Own(shop)) : null;

    /// <summary>Looks at which level the shopper belongs, after something happened or a day is over.</summary>
    /// <param name="before">The shopper before it.</param>
    /// <param name="known">The shopper as known now.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <returns>The shopper at that level, and the change to tell of; null where nothing rose, or it rose because the merchant changed the levels.</returns>
    public static (Shopper Known, TierReached? Change) Look(Shopper before, Shopper known, Shop shop, DateTimeOffset now)
    {
        if (known.IsErased)
            return (known.Tier is null ? known : known with { Tier = null }, null);
        if (shop.Settings.Tiers is not { Levels.IsEmpty: false } settings || Rate(known, shop, now) is not { } rating)
            return (known, null);
        var (today, standing) = (Today(shop, now), known.Tier ?? new(Level: null, DateOnly.MinValue, settings.Version));
        var (rank, kept) = (settings.RankOf(standing.Level), rating.KeptUntil);
        if (rating.Rank < rank && HasForgotten(known, today))
            (rating, kept) = (rating with { Rank = rank }, today.AddMonths(1)); // Nobody falls because we forgot: looked at again.
        if (rating.Rank == rank)
        {
            if (known.Tier is null && rank < 0)
                return (known, null);
            var stays = standing with { Level = rank < 0 ? null : standing.Level, Version = settings.Version, LookOn = rank < 0 ? null : kept?.AddDays(1) };
            return (known.Tier == stays ? known : known with { Tier = stays }, null);
        }

        if (standing.ChangedOn >= today)
        {
            var waits = standing with { LookOn = standing.ChangedOn.AddDays(1) };
            return (known.Tier == waits ? known : known with { Tier = waits }, null);
        }

        var level = rating.Rank < 0 ? null : settings.Levels[rating.Rank].Key;
        var moved = standing.MovedTo(level, today, settings.Version) with { LookOn = kept?.AddDays(1) };
        if (level is null || rating.Rank < rank)
            return (known with { Tier = moved }, null);
        var reached = TierStanding.InYear(level, today);
        var isNews = !standing.Reached.Contains(reached, StringComparer.Ordinal) && IsEarned(before, rating, shop, now);
        return (known with { Tier = moved.Reaching(reached) }, isNews && rating.OrderId is { } order ? new TierReached(order, level, now) : null);
    }

    // By what just happened, or by what had to wait for the next day; not because the merchant changed the levels.
    private static bool IsEarned(Shopper before, TierRating rating, Shop shop, DateTimeOffset now) =>
        (before.Tier is { } standing && standing.Version == shop.Settings.Tiers!.Version && standing.LookOn is not null) || Rate(before, shop, now)!.Rank < rating.Rank;

    // Only the last orders are remembered: of whoever has more within two years some that counted may be gone.
    private static bool HasForgotten(Shopper shopper, DateOnly today) =>
        shopper.Orders.Length >= Shopper.Remembered && shopper.Orders[0].PlacedAt is { } oldest && DateOnly.FromDateTime(oldest.UtcDateTime) > today.AddYears(-2);
}
