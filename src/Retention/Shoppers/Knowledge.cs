using System.Collections.Immutable;
using Retention.Events;
using Retention.Shops;

namespace Retention.Shoppers;

/// <summary>What an event made of a shopper.</summary>
/// <param name="Shopper">The shopper as known now.</param>
/// <param name="IsNew">False when the event had been applied before: then nothing changed, but wake-ups are written again.</param>
/// <param name="Entries">What was decided, for the journal.</param>
/// <param name="ToWake">The journeys whose wake-ups have to be written: those that changed; all of them when the event had been applied before.</param>
public sealed record Applied(Shopper Shopper, bool IsNew, ImmutableArray<Entry> Entries, ImmutableArray<Journey> ToWake);

/// <summary>Adds an event to what is known of a shopper. Pure: the same arguments give the same answer.</summary>
public static class Knowledge
{
    /// <summary>Learns the event, finds what changed, and starts and stops the journeys that this concerns.</summary>
    /// <param name="shopper">The shopper as known before.</param>
    /// <param name="happened">The event.</param>
    /// <param name="eventKey">The event's key: a second one with the same key changes nothing.</param>
    /// <param name="names">The directory's form of the event's names.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="now">The moment of applying (UTC).</param>
    public static Applied Apply(Shopper shopper, Happened happened, string eventKey, IReadOnlyCollection<KnownName> names, Shop shop, DateTimeOffset now)
    {
        if (shopper.Knows(eventKey))
            return new(shopper, IsNew: false, [], shopper.Journeys);
        var emailKey = names.FirstOrDefault(name => name.Kind == NameKind.Email)?.Hash;
        var (known, changes) = Learn(shopper.Told(eventKey, names), happened, emailKey, now);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var change in changes)
        {
            (known, var decided) = Journeys.Follow(known, change, shop, now);
            entries.AddRange(decided);
        }

        return new(known, IsNew: true, entries.ToImmutable(), [.. known.Journeys.Except(shopper.Journeys)]);
    }

    private static (Shopper Known, ImmutableArray<Change> Changes) Learn(Shopper shopper, Happened happened, string? emailKey, DateTimeOffset now) => happened switch
    {
        OrderReported(var order) => LearnOrder(shopper, order.Id, known => known.With(order, emailKey), order),
        RefundReported(var order) => LearnOrder(shopper, order, known => known with { IsRefunded = true }),
        OrderRemoved(var order) => LearnOrder(shopper, order, known => known with { IsRemoved = true }),
        RiskReported(var order, true) => LearnOrder(shopper, order, known => known with { IsRisky = true }),
        ShopperErased => (shopper with { ErasedAt = now, Refusals = Refused(shopper, emailKey) }, [new PersonErased()]),
        _ => (shopper, []),
    };

    private static (Shopper Known, ImmutableArray<Change> Changes) LearnOrder(Shopper shopper, string id, Func<KnownOrder, KnownOrder> learn, Order? report = null)
    {
        var before = shopper.Order(id) ?? new KnownOrder { Id = id };
        var after = learn(before);
        // Paid when? As the storefront told; else, where it was known as unpaid, when it was last changed; else when it was placed.
        // So an old order that is merely touched is never taken for a fresh one.
        var paidAt = after.PaidAt ?? (before.Stage == OrderStage.Unpaid ? report?.UpdatedAt : null) ?? after.PlacedAt ?? default;
        var changes = ImmutableArray.CreateBuilder<Change>();
        if (after.IsPaid && !before.IsPaid)
            changes.Add(new OrderPaid(id, paidAt));
        if (after.Stage == OrderStage.Cancelled && before.Stage != OrderStage.Cancelled)
            changes.Add(new OrderCancelled(id));
        if (after.IsRefunded && !before.IsRefunded)
            changes.Add(new OrderRefunded(id));
        if (after.IsRemoved && !before.IsRemoved)
            changes.Add(new OrderDeleted(id));
        return (shopper.With(after), changes.ToImmutable());
    }

    // Whoever asked to be forgotten is not written to again, whatever is heard later under the addresses known today.
    private static ImmutableArray<string> Refused(Shopper shopper, string? emailKey) =>
    [
        .. shopper.Refusals
            .Union(shopper.Names.Where(name => name.Kind == NameKind.Email).Select(name => name.Hash), StringComparer.Ordinal)
            .Union(emailKey is null ? [] : [emailKey], StringComparer.Ordinal),
    ];
}
