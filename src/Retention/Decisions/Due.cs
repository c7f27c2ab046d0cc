using Retention.Flows;

namespace Retention.Decisions;

/// <summary>Decides a step that may be due. The order of the lines is the policy: the first that fits is the reason.</summary>
public static class Due
{
    /// <summary>What to do about the journey's present step at <see cref="Seen.Now"/>.</summary>
    public static Decision Decide(Flow flow, Seen seen)
    {
        var journey = seen.Journey;
        var step = flow.Steps[journey.Step];
        if (Ends(flow, seen) is { } end)
            return new Decision.Stop(end);
        if (seen.Now < journey.WakeAt)
            return new Decision.Defer(journey.WakeAt, journey.NotBefore is null ? null : Reason.ProviderLater);
        if (seen.Now > journey.DueAt + step.Deadline)
            return new Decision.Skip(Reason.DeadlinePassed);
        // An order that is no longer kept has no address either: whether it refuses mail could not be seen.
        if (seen.Order?.EmailKey is not { } address)
            return new Decision.Stop(Reason.NoEmail);
        if (seen.Shopper.Refuses(address))
            return new Decision.Stop(Reason.Unsubscribed);
        if (flow.AtMostOncePer is { } gap && seen.Shopper.HeardFrom(flow.Key, since: seen.Now - gap, except: journey.Id))
            return new Decision.Skip(Reason.FrequencyCap);
        return new Decision.Send(step.Words(seen));
    }

    /// <summary>Why the journey can't go on at all, whatever the hour; null when it can.</summary>
    public static Reason? Ends(Flow flow, Seen seen) =>
        seen.Shop.UninstalledAt is not null ? Reason.ShopUninstalled
        : seen.Shopper.IsErased ? Reason.Erased
        : !seen.Shop.IsOn(flow.Key) ? Reason.FlowOff
        : flow.Unless.FirstOrDefault(rule => rule.Holds(seen))?.Reason;
}
