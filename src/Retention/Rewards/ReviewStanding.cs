using Retention.Reviews;

namespace Retention.Rewards;

/// <summary>
/// How a review stands: all that decides whether it has earned by now. How many stars it gave, and what it says, never reaches that rule: there is no
/// place for them here (16 CFR 465.4).
/// </summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it waits or is not shown: a key of <see cref="ReviewReason"/>; null for none.</param>
/// <param name="At">When it was written (UTC).</param>
public sealed record ReviewStanding(ReviewState State, string? Reason, DateTimeOffset At)
{
    /// <summary>For how long a review may wait for the shop's look before it earns all the same.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    // What is no review at all, or harms somebody: the shop has to name it, and may not name a low rating.
    private static readonly string[] Faults = [ReviewReason.NotGenuine.Key, ReviewReason.Advertising.Key, ReviewReason.Insult.Key, ReviewReason.Unlawful.Key];

    /// <summary>Whether the shop shows reviews; where it does not, nobody looks at them, and what is not suspicious does not wait.</summary>
    public bool IsShopShowing { get; init; } = true;

    /// <summary>
    /// Whether it has earned: once it is published; once it is rejected for no fault of the shopper's; where the shop shows none, at once unless its
    /// words are suspicious; and at the latest after <see cref="Longest"/>, so that waiting is never a no.
    /// </summary>
    public bool HasEarned(DateTimeOffset now) => State switch
    {
        ReviewState.Published => true,
        ReviewState.Rejected => !Faults.Contains(Reason, StringComparer.Ordinal),
        _ => now - At >= Longest || (!IsShopShowing && Reason == ReviewReason.LookFirst.Key),
    };
}
