namespace Retention.Rewards;

/// <summary>What an entry of the credit ledger records. The numbers are stored: only ever add.</summary>
public enum CreditKind
{
    /// <summary>The shop gave credit.</summary>
    Earned = 1,

    /// <summary>The credit was put into a coupon. It is the shopper's all the same: nothing moves.</summary>
    Issued = 2,

    /// <summary>An order used credit.</summary>
    Spent = 3,

    /// <summary>An order that had used credit gave it back: it was called off, or failed.</summary>
    Returned = 4,

    /// <summary>What an order left of a coupon was put into a new one. Nothing moves.</summary>
    Reissued = 5,

    /// <summary>The credit was not used in time.</summary>
    Expired = 6,

    /// <summary>The shop took the credit back.</summary>
    Revoked = 7,

    /// <summary>A limit kept the shopper from earning it. Nothing moves; it is written so that it can be said.</summary>
    Missed = 8,
}
