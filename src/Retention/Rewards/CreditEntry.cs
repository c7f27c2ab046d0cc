namespace Retention.Rewards;

/// <summary>One entry of the credit ledger: written once, never changed. No amount in it is negative; the kind says which way it goes.</summary>
/// <param name="Id">Its name within the shop: <see cref="Reward.Id"/> and a number. Told again, it is the same entry.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Amount">How much.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Why">Why: the key of a reason, of a fixed vocabulary (<see cref="CreditReason"/>).</param>
public sealed record CreditEntry(string Id, CreditKind Kind, Money Amount, DateTimeOffset At, string Why)
{
    /// <summary>Which of the reward's coupons it is about, from 0; null when it is about none.</summary>
    public int? Coupon { get; init; }

    /// <summary>The storefront's id of the order that used or gave back; null when none did.</summary>
    public string? OrderId { get; init; }

    /// <summary>Which limit stood in the way, a key of <see cref="NotEarned"/>, of what was not earned; null otherwise.</summary>
    public string? Because { get; init; }

    /// <summary>The two sides of the entry; null where nothing moves.</summary>
    public Posting? Posting => Kind switch
    {
        CreditKind.Earned => new(Account.Granted, Account.Owed, Amount),
        CreditKind.Spent => new(Account.Owed, Account.Redeemed, Amount),
        CreditKind.Returned => new(Account.Redeemed, Account.Owed, Amount),
        CreditKind.Expired or CreditKind.Revoked => new(Account.Owed, Account.Lapsed, Amount),
        _ => null,
    };
}

/// <summary>Why credit moved. The keys are stored: only ever add.</summary>
public static class CreditReason
{
    /// <summary>A person of the shop gave it, or took it back.</summary>
    public const string ByHand = "by-hand";

    /// <summary>The shopper reviewed an item.</summary>
    public const string Review = "review";

    /// <summary>The time in which an order can be sent back was over, and it was kept.</summary>
    public const string Purchase = "purchase";

    /// <summary>The shopper answered a survey to its end.</summary>
    public const string Survey = "survey";

    /// <summary>A friend whom the shopper had invited bought something, and kept it.</summary>
    public const string Referral = "referral";

    /// <summary>The order that it was given for was refunded or called off, all or in part.</summary>
    public const string Refund = "refund";

    /// <summary>A person of the shop took it back because it was got by fraud.</summary>
    public const string Fraud = "fraud";

    /// <summary>A person of the shop took back what was given by hand by mistake.</summary>
    public const string Mistake = "mistake";

    /// <summary>An order was placed or called off.</summary>
    public const string Order = "order";

    /// <summary>An order used more than was left, say because a coupon was raised in the shop by hand: the shop gave the rest.</summary>
    public const string Beyond = "beyond";

    /// <summary>Its last day is over.</summary>
    public const string Time = "time";
}
