using System.Collections.Immutable;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tiers;

/// <summary>What a shopper's orders and reviews amount to on one day. Days are those of the shop's calendar.</summary>
/// <param name="Rank">The place of the level among the shop's; -1 for none.</param>
/// <param name="Amount">How much there is of the last year: orders, reviews or minor units.</param>
/// <param name="KeptUntil">The last day on which the level is kept though nothing more happens; null for none.</param>
/// <param name="OrderId">The order that counts last; null where none does.</param>
public sealed record TierRating(int Rank, long Amount, DateOnly? KeptUntil, string? OrderId)
{
    /// <summary>
    /// Rates a shopper. A level is reached on a day on which the orders of the year up to it suffice, and kept for a year from the last such day: then it is
    /// what the last year's suffice for. What was called off, given back or a trial does not count, and never did: there is no grace for it.
    /// </summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="settings">The levels.</param>
    /// <param name="today">The day.</param>
    /// <param name="zone">The shop's time zone.</param>
    public static TierRating Of(Shopper shopper, TierSettings settings, DateOnly today, TimeZoneInfo zone)
    {
        var facts = Facts(shopper, settings, today, zone);
        var (rank, sum, first, yearAgo) = (-1, 0L, 0, today.AddYears(-1));
        DateOnly? kept = null;
        for (var next = 0; next < facts.Length; next++)
        {
            var (day, amount, _) = facts[next];
            sum += amount;
            for (; facts[first].Day <= day.AddYears(-1); first++)
                sum -= facts[first].Amount;
            // All of a day count together.
            var isWhole = next + 1 == facts.Length || facts[next + 1].Day != day;
            if (day > yearAgo && isWhole && settings.RankFor(sum) is >= 0 and var reached && reached >= rank)
                (rank, kept) = (reached, day.AddYears(1).AddDays(-1));
        }

        return new(rank, facts.Where(fact => fact.Day > yearAgo).Sum(fact => fact.Amount), kept, facts.IsEmpty ? null : facts[^1].Order);
    }

    // Far more than anybody spends, and a hundred of them are still a number.
    private const long Most = 1_000_000_000_000_000;

    // What counts, by its day; of one day always in the same order.
    private static ImmutableArray<(DateOnly Day, long Amount, string Order)> Facts(Shopper shopper, TierSettings settings, DateOnly today, TimeZoneInfo zone)
    {
        var facts = ImmutableArray.CreateBuilder<(DateOnly Day, long Amount, string Order)>();
        foreach (var order in shopper.Orders)
        {
            if (Counted(order, settings) is ({ } at, > 0 and var amount))
                facts.Add((Earlier(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), today), amount, order.Id));
        }

        facts.Sort(static (one, other) => (one.Day, one.Order).CompareTo((other.Day, other.Order)));
        return facts.ToImmutable();
    }

    private static (DateTimeOffset? At, long Amount) Counted(KnownOrder order, TierSettings settings) =>
        order is not { Stage: OrderStage.Paid, IsTest: false, IsRefunded: false, IsRemoved: false } ? (null, 0) : settings.Measure switch
        {
            TierMeasure.Orders => (order.PlacedAt, 1),
            TierMeasure.Spend => (order.PlacedAt, order.Total is { } total && total.Currency == settings.Currency ? Math.Min(total.Minor, Most) : 0),
            _ => (order.ReviewedAt, order.ReviewCount),
        };

    // A shop's clock that runs ahead counts today.
    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
