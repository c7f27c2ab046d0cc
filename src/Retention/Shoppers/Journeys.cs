using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shops;
using Retention.Templates;

namespace Retention.Shoppers;

/// <summary>Starts, moves and ends journeys. Pure.</summary>
public static class Journeys
{
    // What was ordered on the last day before the shop was connected is as good as new: it is heard of late.
    private static readonly TimeSpan JustBefore = TimeSpan.FromDays(1);

    /// <summary>Ends the journeys that the change ends, then starts and moves those that it concerns.</summary>
    public static (Shopper Known, ImmutableArray<Entry> Entries) Follow(Shopper shopper, Change change, Shop shop, DateTimeOffset now)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var journey in shopper.Journeys)
        {
            // A claimed message may be on its way already: its outcome is recorded first, and a second attempt is decided anew.
            if (journey.Claim is not null || ReasonToEnd(journey, change) is not { } reason)
                continue;
            // A cart that was emptied before anything was said may be filled again, and left again.
            var isForgotten = reason == Reason.CartEmpty && !shopper.Messages.Any(said => journey.IsCalled(said.Journey));
            shopper = isForgotten ? shopper with { Journeys = shopper.Journeys.Remove(journey) } : shopper.Without(journey.Id, now);
            entries.Add(Of(shopper, journey, shop, now, Outcome.NotSent) with { Reason = reason.Key });
        }

        // A shop's clock that runs ahead must not keep a journey waiting for years.
        var told = change.At < now ? change : change with { At = now };
        foreach (var (flow, trigger) in AllFlows.StartedBy(told))
        {
            // A flow that is off has no candidates: there is nothing to say about them, and who missed it then is not asked later.
            if (shop.ModeOf(flow.Family) == FlowMode.Off || trigger.Of(told, shopper, shop) is not { } occasion)
                continue;
            (shopper, var entry) = Begin(shopper, flow, occasion, trigger.OnlyMoves, told is OrderPaid, shop, now);
            if (entry is not null)
                entries.Add(entry);
        }

        return (shopper, entries.ToImmutable());
    }

    /// <summary>The journey after its present step: at the next one, or over. The steps keep the distance that they have from each other.</summary>
    public static Shopper AfterStep(Shopper shopper, Flow flow, Journey journey, DateTimeOffset now) =>
        journey.Step + 1 < flow.Steps.Length
            ? shopper.With(journey with { Step = journey.Step + 1, DueAt = now + Timings.ToNext(flow, journey), Waits = 0, NotBefore = null, WaitsFor = null, Claim = null })
            : shopper.Without(journey.Id, now);

    private static Reason? ReasonToEnd(Journey journey, Change change)
    {
        if (change is PersonErased)
            return Reason.Erased;
        if (AllFlows.Find(journey) is not { } flow)
            return null;
        foreach (var rule in flow.Stops)
        {
            if (rule.Ends(change, journey))
                return rule.Reason;
        }

        return null;
    }

    private static (Shopper Known, Entry? Entry) Begin(Shopper shopper, Flow flow, Occasion occasion, bool onlyMoves, bool isPayment, Shop shop, DateTimeOffset now)
    {
        var id = Journey.IdOf(flow.Key, occasion.Subject);
        if (shopper.Journey(id) is { } known)
            return (flow.Moves && known.Claim is null ? shopper.With(Moved(known, flow, occasion)) : shopper, null);
        return onlyMoves || shopper.HasEntered(id) ? (shopper, null) : Start(shopper, flow, occasion, isPayment, shop, now);
    }

    // Who came back to the cart is left in peace as long as whoever just left it; what was said stays said.
    private static Journey Moved(Journey journey, Flow flow, Occasion occasion)
    {
        // Put off, it is never due sooner than it was.
        var due = Joined.Later(occasion.DueAt, occasion.DueAt is null ? null : journey.DueAt) ?? occasion.At + (journey.Step == 0 ? Timings.Of(flow, journey).Wait : Timings.ToNext(flow, journey with { Step = journey.Step - 1 }));
        var isNews = occasion.DueAt is not null || occasion.At != journey.StartedAt;
        return !isNews ? journey : journey with
        {
            StartedAt = occasion.DueAt is null ? occasion.At : journey.StartedAt,
            DueAt = due,
            NotBefore = journey.NotBefore <= due ? null : journey.NotBefore,
            WaitsFor = journey.NotBefore <= due ? null : journey.WaitsFor,
        };
    }

    // Whoever can't be written to is still a candidate, and the journal says why there is silence.
    private static (Shopper Known, Entry Entry) Start(Shopper shopper, Flow flow, Occasion occasion, bool isPayment, Shop shop, DateTimeOffset now)
    {
        var timings = Timings.Of(flow, shop, occasion.Gap);
        var journey = new Journey
        {
            Flow = flow.Key,
            FlowVersion = flow.Version,
            Subject = occasion.Subject,
            StartedAt = occasion.At,
            DueAt = occasion.DueAt ?? occasion.At + timings[0].Wait,
            Timings = timings,
        };
        var silence = Due.Ends(flow, new Seen(shopper, journey, shop, now)) ?? (now > journey.DueAt + timings[0].Deadline || now - occasion.At > flow.TooOldAfter ? Reason.EventTooOld : null)
            ?? (flow.About == SubjectKind.Order && shopper.Order(journey.About) is { } order ? Unasked(order, isPayment, shop) : null)
            ?? (shopper.Journeys.Length >= Shopper.MostJourneys ? Reason.FrequencyCap : null); // No person: the state has to stay bounded.
        if (silence is not null)
            return (shopper.Without(journey.Id, now), Of(shopper, journey, shop, now, Outcome.NotSent) with { Reason = silence.Key });
        var assigned = Holdout.Assign(shopper, flow, shop, now);
        return (assigned.With(journey), Of(assigned, journey, shop, now, Outcome.Started) with { Until = journey.DueAt });
    }

    // A bulk edit changes old orders all at once: "completed" today, they would all be asked about in two weeks. Money that comes only now is news of
    // a person, and has a time of its own.
    private static Reason? Unasked(KnownOrder order, bool isPayment, Shop shop) =>
        !isPayment && order.PlacedAt + JustBefore < shop.ConnectedAt ? Reason.OrderedBefore
        : order.IsEnteredByShop && !shop.Settings.SpeaksOfEnteredOrders ? Reason.EnteredByShop
        : null;

    private static Entry Of(Shopper shopper, Journey journey, Shop shop, DateTimeOffset now, Outcome outcome) => new(now, journey.Flow, journey.Subject, journey.Step, outcome)
    {
        About = shopper.Order(journey.About)?.Number,
        FlowVersion = journey.FlowVersion,
        Settings = shop.Version,
        Turn = shopper.Turn,
    };
}
