using System.Collections.Immutable;

namespace Retention.Shoppers;

// The merchant's pause of one shopper.
public sealed partial record Shopper
{
    /// <summary>Until when the merchant lets this shopper hear nothing (UTC); null, or past, when not.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>This shopper hearing nothing until then.</summary>
    public Shopper Held(DateTimeOffset until) => this with { HeldUntil = until, Turn = Turn + 1 };

    /// <summary>This shopper, no longer paused: what was put off because of it is looked at when it would have been.</summary>
    public Shopper Released() => (this with { HeldUntil = null, Turn = Turn + 1 }).LookedAtAnew(Decisions.Reason.PausedByMerchant);

    /// <summary>This shopper with whatever was put off for one of these reasons looked at when it would have been: the reason may hold no longer, or for longer.</summary>
    public Shopper LookedAtAnew(params ReadOnlySpan<Decisions.Reason> reasons)
    {
        var all = ImmutableArray.CreateBuilder<Journey>(Journeys.Length);
        foreach (var journey in Journeys)
            all.Add(reasons.Contains(Decisions.Reason.Find(journey.WaitsFor)!) ? journey with { NotBefore = null, WaitsFor = null } : journey);
        return this with { Journeys = all.MoveToImmutable() };
    }
}
