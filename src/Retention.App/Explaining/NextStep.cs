using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App.Explaining;

/// <summary>What waits for a shopper.</summary>
/// <param name="At">When it comes up (UTC).</param>
/// <param name="Journey">The journey whose step it is.</param>
/// <param name="About">What it is about, as the shop calls it.</param>
/// <param name="Note">Why it waits, or why nothing will come of it; null when there is nothing to say.</param>
public sealed record NextStep(DateTimeOffset At, Journey Journey, string About, string? Note)
{
    /// <summary>What waits in these journeys, the earliest first.</summary>
    public static IReadOnlyList<NextStep> Of(Shopper shopper, IEnumerable<Journey> journeys) =>
        [.. journeys.OrderBy(journey => journey.WakeAt).Select(journey => new NextStep(journey.WakeAt, journey, AboutOf(shopper, journey), NoteOf(shopper, journey)))];

    /// <summary>What a journey is about, as the shop calls it.</summary>
    public static string AboutOf(Shopper shopper, Journey journey) => shopper.Order(journey.About)?.Number ?? Plain.About(journey.Flow, journey.About);

    private static string? NoteOf(Shopper shopper, Journey journey) =>
        journey.Claim is { } claim ? $"handed over as message {claim.Message} and not settled yet"
        : IsHeldOut(shopper, journey) ? "held back for measuring: nothing will be sent"
        : journey.WaitsFor is { } reason ? $"put off: {Reason.TextOf(reason)}"
        : null;

    /// <summary>Whether the shopper is one of those who hear nothing of it.</summary>
    public static bool IsHeldOut(Shopper shopper, Journey journey) => Plain.Flow(journey.Flow, journey.FlowVersion) is { } flow && Holdout.Holds(shopper, flow);
}
