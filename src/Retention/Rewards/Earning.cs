namespace Retention.Rewards;

/// <summary>
/// That an item was reviewed. What was said of it, and with how many stars, never reaches a rule about credit (16 CFR 465.4): there is no place for it here.
/// </summary>
/// <param name="OrderId">The storefront's id of the order.</param>
/// <param name="ItemId">The storefront's id of the item, or its name where it has none.</param>
public sealed record ReviewOccasion(string OrderId, string ItemId)
{
    /// <summary>What the credit is given for: once for an item of an order.</summary>
    public string Source => $"{CreditReason.Review}|{OrderId}|{ItemId}";
}

/// <summary>What the shop gives for a review.</summary>
/// <param name="Amount">How much.</param>
/// <param name="MostPerMonth">How often within a calendar month (UTC) to one shopper.</param>
public sealed record ReviewCredit(Money Amount, int MostPerMonth);

/// <summary>How much may be given. Pure.</summary>
public static class Earning
{
    /// <summary>How long what was given by hand counts towards <see cref="MostByHand"/>.</summary>
    public static readonly TimeSpan ByHandWithin = TimeSpan.FromDays(30);

    private const long MostWhole = 100; // Whole dollars or euros; of money without smaller units a hundred times as many.

    /// <summary>Whether one more review is rewarded.</summary>
    /// <param name="rule">What the shop gives.</param>
    /// <param name="earned">All that the shopper was given so far.</param>
    /// <param name="now">The moment (UTC).</param>
    public static bool IsRewarded(ReviewCredit rule, IEnumerable<Reward> earned, DateTimeOffset now) =>
        earned.Count(reward => reward.Why == CreditReason.Review && (reward.EarnedAt.UtcDateTime.Year, reward.EarnedAt.UtcDateTime.Month) == (now.UtcDateTime.Year, now.UtcDateTime.Month)) < rule.MostPerMonth;

    /// <summary>The most that may be given to one shopper by hand within <see cref="ByHandWithin"/>: it bounds a slip of the finger.</summary>
    public static Money MostByHand(Currency currency) =>
        Money.Read((currency.Digits == 0 ? MostWhole * 100 : MostWhole).ToString(System.Globalization.CultureInfo.InvariantCulture), currency)!.Value;

    /// <summary>Whether this may be given by hand beside what was.</summary>
    public static bool IsWithinMost(Money amount, IEnumerable<Reward> given, DateTimeOffset now) =>
        amount.Minor > 0 && amount.Minor <= MostByHand(amount.Currency).Minor
        && amount.Minor + given.Where(reward => reward.Why == CreditReason.ByHand && reward.Worth.Currency == amount.Currency && now - reward.EarnedAt < ByHandWithin).Sum(reward => reward.Worth.Minor) <= MostByHand(amount.Currency).Minor;
}
