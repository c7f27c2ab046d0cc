namespace Retention.Rewards;

/// <summary>What the storefront last told of one coupon and one order. All times are UTC.</summary>
/// <param name="OrderId">The storefront's id of the order.</param>
/// <param name="Coupon">Which of the reward's coupons.</param>
/// <param name="Amount">What the order saved by it.</param>
/// <param name="ToldAt">Which report of the order told it: of two the newer one counts.</param>
public sealed record CouponUse(string OrderId, int Coupon, Money Amount, DateTimeOffset ToldAt)
{
    /// <summary>Whether the order still has the coupon. One that was called off, failed, was removed, or had the coupon taken off it gave the use back.</summary>
    public bool Stands { get; init; }

    /// <summary>Whether the order is paid: only then the rest is given out again.</summary>
    public bool IsPaid { get; init; }

    /// <summary>The newer of two reports; of the same moment the one that the order ended with.</summary>
    public static CouponUse Newer(CouponUse one, CouponUse other) =>
        (one.ToldAt, !one.Stands, one.IsPaid, one.Amount.Minor).CompareTo((other.ToldAt, !other.Stands, other.IsPaid, other.Amount.Minor)) >= 0 ? one : other;
}
