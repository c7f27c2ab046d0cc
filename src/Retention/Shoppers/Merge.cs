using System.Collections.Immutable;

namespace Retention.Shoppers;

/// <summary>Joins two shoppers who turned out to be one. Pure; the protocol around it stands in the machine's identity step.</summary>
public static class Merge
{
    /// <summary>All that either is known by, in <paramref name="winner"/>. A second merge of the same loser changes nothing.</summary>
    public static Shopper Into(Shopper winner, Shopper loser)
    {
        if (winner.Merged.Contains(loser.Id, StringComparer.Ordinal))
            return winner;
        var merged = winner.Named(loser.Names) with
        {
            Events = Shopper.Last([.. loser.Events.Union(winner.Events, StringComparer.Ordinal)], Shopper.Remembered),
            Ended = Shopper.Last([.. loser.Ended.Union(winner.Ended)], Shopper.Remembered),
            Heard = Shopper.Last([.. winner.Heard.Union(loser.Heard).OrderBy(last => last.At)], Shopper.Remembered),
            ErasedAt = Joined.Earlier(winner.ErasedAt, loser.ErasedAt),
            Turn = Math.Max(winner.Turn, loser.Turn) + 1,
            Profile = Profile.Newer(winner.Profile, loser.Profile),
            Locale = SpokenLocale.Later(winner.Locale, loser.Locale),
            HeldUntil = Joined.Later(winner.HeldUntil, loser.HeldUntil),
            Pause = Pause.Later(winner.Pause, loser.Pause),
            Discretion = Discretion.Later(winner.Discretion, loser.Discretion),
            Profiling = Joined.Later(winner.Profiling, loser.Profiling),
            Spacing = Joined.Later(winner.Spacing, loser.Spacing),
            ChosenLocale = SpokenLocale.Later(winner.ChosenLocale, loser.ChosenLocale),
            AskedAt = Joined.Later(winner.AskedAt, loser.AskedAt),
            AskedClosedAt = Joined.Later(winner.AskedClosedAt, loser.AskedClosedAt),
            Tier = Tiers.TierStanding.Joined(winner.Tier, loser.Tier),
            // A message counts where it was said, whoever it was said to.
            Messages = [.. winner.Messages.Union(loser.Messages).OrderBy(said => said.At)],
            ForgottenPaidOrders = winner.ForgottenPaidOrders + loser.ForgottenPaidOrders,
            Merged = Shopper.Last([.. winner.Merged.Union(loser.Merged, StringComparer.Ordinal), loser.Id], Shopper.Remembered),
        };
        merged = merged.Refusing(loser.Refusals);
        merged = loser.Orders.Aggregate(merged, (into, order) => into.With(into.Order(order.Id)?.With(order) ?? order));
        merged = loser.Carts.Aggregate(merged, (into, cart) => into.With(into.Cart(cart.Id)?.With(cart) ?? cart));
        merged = loser.Items.Aggregate(merged, (into, item) => into.With(into.Item(item.Id)?.With(item) ?? item));
        merged = loser.Consents.Aggregate(merged, (into, word) => into.With(word));
        merged = loser.Suppressions.Aggregate(merged, (into, told) => into.With(told));
        merged = loser.Arms.Aggregate(merged, (into, arm) => into.With(arm));
        ImmutableArray<Journey> underWay = [.. UnderWay(merged, loser)];
        // Too many for anybody: those that come last are over.
        return underWay.Skip(Shopper.MostJourneys).Where(journey => journey.Claim is null).Aggregate(merged with { Journeys = underWay }, (into, journey) => into.Without(journey.Id, journey.WakeAt));
    }

    // A claimed message may be on its way: it stands before its twin, and its outcome is recorded even where the journey is over for the other.
    private static IEnumerable<Journey> UnderWay(Shopper merged, Shopper loser) => merged.Journeys.Concat(loser.Journeys)
        .OrderByDescending(journey => journey.Claim is not null)
        .ThenByDescending(journey => journey.Step) // What one of them has said is not said again.
        .DistinctBy(journey => journey.Id, StringComparer.Ordinal)
        .Where(journey => journey.Claim is not null || !merged.HasEnded(journey.Id));
}
