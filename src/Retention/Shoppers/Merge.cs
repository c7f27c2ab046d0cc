
namespace Retention.Shoppers;

/// <summary>Joins two shoppers who turned out to be one. Pure; the protocol around it stands in the machine's identity step.</summary>
public static class Merge
{
    /// <summary>All that either is known by, in <paramref name="winner"/>. A second merge of the same loser changes nothing.</summary>
    public static Shopper Into(Shopper winner, Shopper loser)
    {
        if (winner.Merged.Contains(loser.Id, StringComparer.Ordinal))
            return winner;
        var merged = winner with
        {
            Names = [.. winner.Names.Union(loser.Names)],
            Refusals = [.. winner.Refusals.Union(loser.Refusals, StringComparer.Ordinal)],
            Events = Shopper.Last([.. loser.Events.Union(winner.Events, StringComparer.Ordinal)], Shopper.Remembered),
            Ended = Shopper.Last([.. loser.Ended.Union(winner.Ended)], Shopper.Remembered),
            Heard = [.. winner.Heard.Union(loser.Heard)],
            ErasedAt = winner.ErasedAt ?? loser.ErasedAt,
            ForgottenPaidOrders = winner.ForgottenPaidOrders + loser.ForgottenPaidOrders,
            Merged = winner.Merged.Add(loser.Id),
        };
        merged = loser.Orders.Aggregate(merged, (into, order) => into.With(into.Order(order.Id) is { } same ? Join(same, order) : order));
        return loser.Journeys.Where(journey => !merged.HasEntered(journey.Id)).Aggregate(merged, (into, journey) => into.With(journey));
    }

    // Of one order that both knew: the newer report, and whatever happened in either.
    private static KnownOrder Join(KnownOrder one, KnownOrder other)
    {
        var newest = (other.UpdatedAt ?? DateTimeOffset.MinValue, other.Stage) is var theirs
            && theirs.CompareTo((one.UpdatedAt ?? DateTimeOffset.MinValue, one.Stage)) > 0 ? other : one;
        return newest with
        {
            Number = newest.Number ?? one.Number ?? other.Number,
            PlacedAt = newest.PlacedAt ?? one.PlacedAt ?? other.PlacedAt,
            PaidAt = new[] { one.PaidAt, other.PaidAt }.Min(),
            IsRefunded = one.IsRefunded || other.IsRefunded,
            IsRemoved = one.IsRemoved || other.IsRemoved,
            IsTest = one.IsTest || other.IsTest,
            IsRisky = one.IsRisky || other.IsRisky,
            EmailKey = newest.EmailKey ?? one.EmailKey ?? other.EmailKey,
        };
    }
}
