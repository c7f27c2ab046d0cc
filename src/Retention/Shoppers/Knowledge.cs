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
    /// <summary>Learns the event, finds what changed, and starts, moves and stops the journeys that this concerns.</summary>
    /// <param name="shopper">The shopper as known before.</param>
    /// <param name="happened">The event.</param>
    /// <param name="eventKey">The event's key: a second one with the same key changes nothing.</param>
    /// <param name="names">The directory's form of the event's names and hints.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="now">The moment of applying (UTC).</param>
    public static Applied Apply(Shopper shopper, Happened happened, string eventKey, IReadOnlyCollection<KnownName> names, Shop shop, DateTimeOffset now)
    {
        if (shopper.Knows(eventKey))
            return new(shopper, IsNew: false, [], shopper.Journeys);
        var (known, changes) = Learning.Learn(shopper.Told(eventKey, names), happened, names, now);
        var entries = ImmutableArray<Entry>.Empty;
        foreach (var change in changes)
        {
            (known, var decided) = Journeys.Follow(known, change, shop, now);
            entries = entries.AddRange(decided);
        }

        (known, var reached) = Tiers.TierRule.Look(shopper, known, shop, now);
        if (reached is not null)
        {
            (known, var told) = Journeys.Follow(known, reached, shop, now);
            entries = entries.AddRange(told);
        }

        return new(known, IsNew: true, entries, Changed(shopper.Journeys, known.Journeys));
    }

    private static ImmutableArray<Journey> Changed(ImmutableArray<Journey> before, ImmutableArray<Journey> after)
    {
        if (before == after)
            return [];
        var changed = ImmutableArray.CreateBuilder<Journey>();
        foreach (var journey in after)
        {
            // The same object, unless something changed it.
            if (!before.Any(known => ReferenceEquals(known, journey)))
                changed.Add(journey);
        }

        return changed.ToImmutable();
    }
}
