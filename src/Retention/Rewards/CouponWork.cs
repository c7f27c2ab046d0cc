namespace Retention.Rewards;

/// <summary>What has to be done next in the shop so that it owes what the books say: a closed type of five cases.</summary>
public abstract record CouponWork
{
    private CouponWork()
    {
    }

    /// <summary>Make the coupon.</summary>
    /// <param name="Coupon">The coupon.</param>
    public sealed record Make(Coupon Coupon) : CouponWork;

    /// <summary>Find out whether the shop made the coupon.</summary>
    /// <param name="Coupon">The coupon.</param>
    public sealed record Settle(Coupon Coupon) : CouponWork;

    /// <summary>Make the coupon worth this.</summary>
    /// <param name="Coupon">The coupon.</param>
    /// <param name="Amount">What it is to be worth.</param>
    public sealed record Amend(Coupon Coupon, Money Amount) : CouponWork;

    /// <summary>Take the coupon out of the shop.</summary>
    /// <param name="Coupon">The coupon.</param>
    public sealed record Remove(Coupon Coupon) : CouponWork;

    /// <summary>Forget the coupon, which never came into the shop.</summary>
    /// <param name="Coupon">The coupon.</param>
    public sealed record Drop(Coupon Coupon) : CouponWork;

    /// <summary>The next work; null when there is none, or none before the merchant mended something.</summary>
    public static CouponWork? Next(Reward reward)
    {
        var open = Open(reward).ToList();
        var kept = reward.Remaining.Minor <= 0 ? null : open.Find(coupon => coupon.State == CouponState.Issued) ?? open.FirstOrDefault();
        // First what is of use too much goes, so that the shop never owes more than it should for long.
        if (open.Find(coupon => coupon != kept) is { } surplus)
        {
            return surplus.State switch
            {
                CouponState.Issued or CouponState.Removing => new Remove(surplus),
                CouponState.Unknown => new Settle(surplus),
                _ => new Drop(surplus),
            };
        }

        return kept switch
        {
            { State: CouponState.Claimed } => new Make(kept),
            { State: CouponState.Unknown } => new Settle(kept),
            { State: CouponState.Removing } => new Remove(kept),
            // Whether a shop takes such a code again after its order was called off is not known: a new one surely works.
            { State: CouponState.Issued, Form: CreditForm.OpenCode } when reward.Uses.Any(use => use.Coupon == kept.Number) => new Remove(kept),
            // More is on the account than is left, because its order was refunded: it comes off, and what is left goes there anew.
            { State: CouponState.Issued, Form: CreditForm.Account } when kept.Amount.Minor - reward.UsedOf(kept) > reward.Remaining.Minor => new Remove(kept),
            { State: CouponState.Issued, Form: not CreditForm.Account } when kept.Amount != reward.Remaining => new Amend(kept, reward.Remaining),
            _ => null,
        };
    }

    /// <summary>Whether a further coupon is wanted: something is left, no coupon holds it, and what was used is paid for.</summary>
    public static bool WantsCoupon(Reward reward) =>
        reward.Ended is null && reward.Remaining.Minor > 0 && !Open(reward).Any() && reward.Uses.All(use => !use.Stands || use.IsPaid);

    private static IEnumerable<Coupon> Open(Reward reward) => reward.Coupons.Where(coupon => coupon.State != CouponState.Removed && !reward.IsUsed(coupon));
}
