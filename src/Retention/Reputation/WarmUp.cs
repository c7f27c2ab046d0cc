using System.Collections.Immutable;

namespace Retention.Reputation;

/// <summary>
/// A domain that has never written is met with mistrust: it begins with few letters a day, and doubles them. No mailbox provider publishes such a table; this is
/// ours, along what senders commonly do (unconfirmed: change it here when a provider says otherwise).
/// </summary>
/// <param name="Day">The day since the domain was first used, from 1, by UTC.</param>
/// <param name="Sent">How many letters the shop has sent on it so far.</param>
public sealed record WarmUp(int Day, int Sent)
{
    private static readonly ImmutableArray<int> Caps = [50, 100, 200, 400, 800, 1_500, 3_000, 6_000, 12_000, 25_000, 50_000];

    /// <summary>How many letters may go on this day; null for as many as there are.</summary>
    /// <param name="day">The day since the domain was first used, from 1.</param>
    public static int? CapOn(int day) => day < 1 ? Caps[0] : day <= Caps.Length ? Caps[day - 1] : null;

    /// <summary>Which day it is since the domain was first used.</summary>
    public static int DayOf(DateTimeOffset firstUsed, DateTimeOffset now) => 1 + (int)(now.UtcDateTime.Date - firstUsed.UtcDateTime.Date).TotalDays;

    /// <summary>Whether the day has no room for more.</summary>
    public bool IsFull => CapOn(Day) is { } cap && Sent >= cap;
}
