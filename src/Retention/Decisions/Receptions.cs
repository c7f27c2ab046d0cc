using Retention.Reputation;

namespace Retention.Decisions;

/// <summary>Keeps letters back while mailboxes take the shop's letters badly, or do not know its domain yet. What waits is put off, not dropped.</summary>
public static class Receptions
{
    private static readonly TimeSpan LooksAgain = TimeSpan.FromHours(1);

    /// <summary>Whether it is a letter that ever waits for that: service letters go, since the shopper expects them.</summary>
    public static bool Concern(Candidate one) => one.Step.Channel == Channel.Email && one.Flow.Purpose != Purpose.Service;

    /// <summary>Why it waits for the shop's good name; null when it does not.</summary>
    public static Decision? Standing(Candidate one) =>
        Concern(one) && one.Seen.Shop.Standing is { } standing && standing.Holds(one.Flow.Purpose)
            ? one.Later(one.Seen.Now + LooksAgain, standing.Kind == IncidentKind.Bounce ? Reason.TooManyBounces : Reason.TooManyComplaints)
            : null;

    /// <summary>Why it waits for a new domain's next day; null when it does not.</summary>
    public static Decision? WarmingUp(Candidate one) =>
        Concern(one) && one.Seen.Checks.WarmUp is { IsFull: true } ? one.Later(new DateTimeOffset(one.Seen.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero), Reason.WarmingUp) : null;

    /// <summary>Why a text waits after its journey's letter was followed into the shop: whoever is there needs none. Null when it does not.</summary>
    public static Decision? Clicked(Candidate one) =>
        one.Step.AfterClick is { } calm && one.Seen.Checks.ClickedAt is { } clicked && clicked + calm > one.Seen.Now ? one.Later(clicked + calm, Reason.ClickedLately) : null;
}
