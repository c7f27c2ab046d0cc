using System.Collections.Immutable;
using Retention.Flows;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>Decides a step that may be due: the first of the guards that objects is the answer, and when none does the message goes.</summary>
public static class Due
{
    /// <summary>What to do about the journey's present step at <see cref="Seen.Now"/>.</summary>
    public static Decision Decide(Flow flow, Seen seen) => Decide(flow, seen, Guards.InOrder);

    /// <summary>What these guards say, for a test that takes one out and shows that it is missed.</summary>
    public static Decision Decide(Flow flow, Seen seen, ImmutableArray<Guard> guards)
    {
        // A claim whose message was never accepted: it was not said, so it must not stand in its own way.
        if (seen.Journey.Claim is not null)
            seen = seen with { Shopper = seen.Shopper.NotHearing(seen.Journey, flow) };
        var candidate = new Candidate(flow, flow.Steps[seen.Journey.Step], seen);
        foreach (var guard in guards)
        {
            if (guard.Look(candidate) is { } objection)
                return objection;
        }

        return new Decision.Send(candidate.Step.Words(seen));
    }

    /// <summary>What each guard that matters to the step says, whether or not one before it objects: for whoever asks why.</summary>
    public static ImmutableArray<(Guard Guard, Decision? Says)> Explain(Flow flow, Seen seen)
    {
        var candidate = new Candidate(flow, flow.Steps[seen.Journey.Step], seen);
        return [.. Guards.InOrder.Where(guard => guard.Matters(candidate)).Select(guard => (guard, guard.Look(candidate)))];
    }

    /// <summary>Why the journey can't go on at all, whatever the hour; null when it can.</summary>
    public static Reason? Ends(Flow flow, Seen seen)
    {
        if (seen.Shop.UninstalledAt is not null)
            return Reason.ShopUninstalled;
        if (seen.Shopper.IsErased)
            return Reason.Erased;
        if (seen.Shop.ModeOf(flow.Family) == FlowMode.Off)
            return Reason.FlowOff;
        if (seen.Shop.WasOtherwiseAt(flow.Family, seen.Journey.StartedAt))
            return Reason.BeganBefore;
        foreach (var rule in flow.Unless)
        {
            if (rule.Holds(seen))
                return rule.Reason;
        }

        return null;
    }
}

/// <summary>One step of one journey that may be due.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Step">The step.</param>
/// <param name="Seen">What is seen.</param>
public sealed record Candidate(Flow Flow, Step Step, Seen Seen)
{
    /// <summary>What it is for: its flow's purpose, unless an offer makes it advertising.</summary>
    public Purpose Purpose => Offers.PurposeOf(Flow, Step, Seen);

    /// <summary>The last moment at which the step may go (UTC): the shop's, or an earlier one of the law's.</summary>
    public DateTimeOffset LastMoment => Seen.Journey.DueAt + Timings.Of(Flow, Seen.Journey).Deadline is var own && CartTexts.LastMoment(this) is { } lawful && lawful < own ? lawful : own;

    /// <summary>The answer for a step that could go then: it waits, if that is soon enough; else it is dropped, with the same reason.</summary>
    /// <param name="then">When it could go (UTC); null when never.</param>
    /// <param name="reason">Why not now.</param>
    public Decision Later(DateTimeOffset? then, Reason reason) => then is { } until && until <= LastMoment ? new Decision.Defer(until, reason) : new Decision.Skip(reason);
}
