using System.Collections.Immutable;

namespace Retention.Rewards;

/// <summary>When a shopper is reminded of credit that runs out. Pure.</summary>
public static class CreditReminder
{
    /// <summary>How many days before the last one it is told, the first before the last.</summary>
    public static readonly ImmutableArray<int> Days = [30, 7];

    /// <summary>How many days later what else runs out is told along with it.</summary>
    public const int Together = 7;

    // Who has just got it is not told that it runs out.
    private const int Fresh = 14;

    /// <summary>Which time of telling it is now: one of <see cref="Days"/>; null for none, or one that was told.</summary>
    /// <param name="reward">What was given.</param>
    /// <param name="today">The day, by the shop's calendar.</param>
    public static int? DueOf(Reward reward, DateOnly today)
    {
        if (reward is not { LastDay: { } last, Ended: null, IsErased: false } || reward.Remaining.Minor <= 0 || last < today)
            return null;
        var left = last.DayNumber - today.DayNumber;
        int? due = Days.Where(days => left <= days).Select(days => (int?)days).Min();
        return due is { } now && !(reward.RemindedOf <= now) && today.DayNumber - DateOnly.FromDateTime(reward.EarnedAt.UtcDateTime).DayNumber >= Fresh ? now : null;
    }

    /// <summary>What is left of an address's credit that runs out on this day, or within a week behind it; in the currency of which there is most.</summary>
    /// <param name="rewards">All that the shopper was given.</param>
    /// <param name="address">The hash of the address.</param>
    /// <param name="lastDay">The last day that is told of.</param>
    /// <param name="today">The day, by the shop's calendar.</param>
    public static Money Left(IEnumerable<Reward> rewards, string address, DateOnly lastDay, DateOnly today)
    {
        var totals = new Totals();
        foreach (var reward in rewards.Where(reward => reward.Address == address && reward.Ended is null && reward.LastDay >= today && reward.LastDay <= lastDay.AddDays(Together)))
            totals.Add(reward.Remaining);
        return totals.Sums.DefaultIfEmpty().MaxBy(sum => sum.Minor);
    }
}
