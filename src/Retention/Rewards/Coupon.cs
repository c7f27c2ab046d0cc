namespace Retention.Rewards;

/// <summary>How far a coupon has come. The numbers are stored: only ever add.</summary>
public enum CouponState
{
    /// <summary>It is to be made; the shop was not asked yet, or said "later".</summary>
    Claimed = 0,

    /// <summary>The shop was asked to make it, and its answer is not known: it is looked for before it is asked for again.</summary>
    Unknown = 1,

    /// <summary>It stands in the shop.</summary>
    Issued = 2,

    /// <summary>The shop will not make it: somebody has to mend something first.</summary>
    Failed = 3,

    /// <summary>It is not in the shop, and never will be again.</summary>
    Removed = 4,

    /// <summary>The shop was asked to take the sum off the account, and its answer is not known: that is looked for before it is asked for again.</summary>
    Removing = 5,
}

/// <summary>One coupon in which the rest of a reward is, or was. All times are UTC.</summary>
/// <param name="Number">Which of the reward's coupons it is, from 0: its code follows from it.</param>
/// <param name="Amount">What it is worth in the shop.</param>
/// <param name="State">How far it has come.</param>
public sealed record Coupon(int Number, Money Amount, CouponState State)
{
    /// <summary>In which form the shop owes it; chosen whenever it is asked to make it.</summary>
    public CreditForm Form { get; init; }

    /// <summary>The storefront's id of the customer on whose account it is; null for codes.</summary>
    public string? Holder { get; init; }

    /// <summary>The shop's own id of it; null while it is not known to stand there.</summary>
    public string? ShopId { get; init; }

    /// <summary>When the shop was last asked to make it; null before.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The shop's name for the work by which it makes it; null where it makes it at once.</summary>
    public string? Ticket { get; init; }

    /// <summary>How much the shop was asked to take off the account; null while it was not.</summary>
    public Money? TakingBack { get; init; }

    /// <summary>When it was last looked at in the shop, or made there; null before that was kept.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>Why the shop will not make it, or could not yet, for the merchant; null where nothing is wrong.</summary>
    public string? Trouble { get; init; }

    /// <summary>What the merchant can do about it; null where nothing is wrong.</summary>
    public string? Remedy { get; init; }

    /// <summary>When the letter that tells its code was handed over, or was about to be; null while it was not.</summary>
    public DateTimeOffset? ToldAt { get; init; }
}
