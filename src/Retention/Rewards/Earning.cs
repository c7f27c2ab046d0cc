namespace Retention.Rewards;

/// <summary>How much may be given. Pure.</summary>
public static class Earning
{
    /// <summary>How long what was given by hand counts towards <see cref="MostByHand"/>.</summary>
    public static readonly TimeSpan ByHandWithin = TimeSpan.FromDays(30);

    private const long MostWhole = 100; // Whole dollars or euros; of money without smaller units a hundred times as many.

    /// <summary>What an occasion earns.</summary>
    /// <param name="occasion">What happened.</param>
    /// <param name="rules">What the shop gives.</param>
    /// <param name="earned">All that the shopper was given so far.</param>
    /// <param name="now">The moment (UTC).</param>
    public static Earned Of(Occasion occasion, EarningRules rules, IReadOnlyCollection<Reward> earned, DateTimeOffset now)
    {
        if (rules.WorthOf(occasion) is not { } worth)
            return new Earned.Nothing(NotEarned.Off);
        if (worth.Minor <= 0)
            return new Earned.Nothing(NotEarned.NothingKept);
        var thisMonth = earned.Where(reward => reward.Why != CreditReason.ByHand && IsSameMonth(reward.EarnedAt, now)).ToArray();
        if (rules.MostPerMonth.TryGetValue(occasion.Kind, out var most) && thisMonth.Count(reward => reward.Why == occasion.Kind) >= most)
            return Missing(worth, NotEarned.KindLimit);
        var room = rules.MostOfAll is not { } all ? worth.Minor
            : all.Currency != worth.Currency ? 0 // A limit in another currency can't be kept: then nothing is given beyond it.
            : Math.Clamp(all.Minor - thisMonth.Where(reward => reward.Worth.Currency == worth.Currency).Sum(reward => reward.Worth.Minor), 0, worth.Minor);
        if (room == 0)
            return Missing(worth, NotEarned.MonthLimit);
        return new Earned.Credit(worth with { Minor = room }) { Missed = room == worth.Minor ? null : new(worth with { Minor = worth.Minor - room }, NotEarned.MonthLimit) };
    }

    /// <summary>The most that may be given to one shopper by hand within <see cref="ByHandWithin"/>: it bounds a slip of the finger.</summary>
    public static Money MostByHand(Currency currency) =>
        Money.Read((currency.Digits == 0 ? MostWhole * 100 : MostWhole).ToString(System.Globalization.CultureInfo.InvariantCulture), currency)!.Value;

    /// <summary>Whether this may be given by hand beside what was.</summary>
    public static bool IsWithinMost(Money amount, IEnumerable<Reward> given, DateTimeOffset now) =>
        amount.Minor > 0 && amount.Minor <= MostByHand(amount.Currency).Minor
        && amount.Minor + given.Where(reward => reward.Why == CreditReason.ByHand && reward.Worth.Currency == amount.Currency && now - reward.EarnedAt < ByHandWithin).Sum(reward => reward.Worth.Minor) <= MostByHand(amount.Currency).Minor;

    private static Earned.Nothing Missing(Money worth, string reason) => new(reason) { Missed = new(worth, reason) };

    private static bool IsSameMonth(DateTimeOffset one, DateTimeOffset other) => (one.UtcDateTime.Year, one.UtcDateTime.Month) == (other.UtcDateTime.Year, other.UtcDateTime.Month);
}
