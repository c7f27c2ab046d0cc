using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shops;

namespace Retention.Shoppers;

/// <summary>Starts, moves and ends journeys. Pure.</summary>
public static class Journeys
{
    /// <summary>Ends the journeys that the change ends, then starts those that it starts.</summary>
    public static (Shopper Known, ImmutableArray<Entry> Entries) Follow(Shopper shopper, Change change, Shop shop, DateTimeOffset now)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var journey in shopper.Journeys)
        {
            // A claimed message may be on its way already: its outcome is recorded first, and a second attempt is decided anew.
            if (journey.Claim is not null || ReasonToEnd(journey, change) is not { } reason)
                continue;
            shopper = shopper.Without(journey.Id, now);
            entries.Add(new(now, journey.Flow, journey.Subject, journey.Step, Outcome.NotSent) { About = shopper.Order(journey.Subject)?.Number, Reason = reason.Key });
        }

        foreach (var flow in AllFlows.List)
        {
            if (flow.Starts.Subject(change) is not { } subject || shopper.HasEntered(Journey.IdOf(flow.Key, subject)))
                continue;
            (shopper, var entry) = Start(shopper, flow, subject, StartOf(change, now), shop, now);
            entries.Add(entry);
        }

        return (shopper, entries.ToImmutable());
    }

    /// <summary>The journey after its present step: at the next one, or over.</summary>
    public static Shopper AfterStep(Shopper shopper, Flow flow, Journey journey, DateTimeOffset now) =>
        journey.Step + 1 < flow.Steps.Length
            ? shopper.With(journey with { Step = journey.Step + 1, DueAt = now + flow.Steps[journey.Step + 1].Wait, Waits = 0, NotBefore = null, Claim = null })
            : shopper.Without(journey.Id, now);

    private static Reason? ReasonToEnd(Journey journey, Change change) =>
        change is PersonErased
            ? Reason.Erased
            : AllFlows.Find(journey.Flow)?.Stops
                .FirstOrDefault(rule => string.Equals(rule.On.Subject(change), journey.Subject, StringComparison.Ordinal))?.Reason;

    // Whoever can't be written to is still a candidate, and the journal says why there is silence.
    private static (Shopper Known, Entry Entry) Start(Shopper shopper, Flow flow, string subject, DateTimeOffset startedAt, Shop shop, DateTimeOffset now)
    {
        var step = flow.Steps[0];
        var journey = new Journey { Flow = flow.Key, FlowVersion = flow.Version, Subject = subject, StartedAt = startedAt, DueAt = startedAt + step.Wait };
        var silence = Due.Ends(flow, new Seen(shopper, journey, shop, now)) ?? (now > journey.DueAt + step.Deadline ? Reason.EventTooOld : null);
        var entry = new Entry(now, flow.Key, subject, Step: 0, silence is null ? Outcome.Started : Outcome.NotSent)
        {
            About = shopper.Order(subject)?.Number,
            Reason = silence?.Key,
            Until = silence is null ? journey.DueAt : null,
        };
        return (silence is null ? shopper.With(journey) : shopper.Without(journey.Id, now), entry);
    }

    // A shop's clock that runs ahead must not keep a journey waiting for years.
    private static DateTimeOffset StartOf(Change change, DateTimeOffset now) => change is OrderPaid paid && paid.At < now ? paid.At : now;
}
