using Retention.App.Explaining;
using Retention.Rewards;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>What a page tells of one shopper's credit.</summary>
/// <param name="Balance">What the shopper may spend, an amount for each currency.</param>
/// <param name="Rewards">What was given, the newest first.</param>
/// <param name="Lines">The ledger, the newest entry first.</param>
/// <param name="Once">Makes the form that gives credit, pressed twice, one gift.</param>
public sealed record CreditSeen(IReadOnlyList<string> Balance, IReadOnlyList<RewardSeen> Rewards, IReadOnlyList<StoryLine> Lines, string Once)
{
    /// <summary>In which form the shop would owe more, and why; or why it can't give any now.</summary>
    public required string How { get; init; }

    /// <summary>Whether more can be given.</summary>
    public bool CanGive { get; init; }
}

/// <summary>What a page tells of one reward.</summary>
/// <param name="Reward">The reward.</param>
/// <param name="Coupons">Its coupons, the newest first.</param>
public sealed record RewardSeen(Reward Reward, IReadOnlyList<CouponSeen> Coupons)
{
    /// <summary>Whether a button can help on: a coupon failed, or none is there although something is left.</summary>
    public bool CanRetry => Reward.Coupons.Any(coupon => coupon.State == CouponState.Failed) || (Reward.Remaining.Minor > 0 && CouponWork.WantsCoupon(Reward));
}

/// <summary>What a page tells of one coupon.</summary>
/// <param name="Code">Its code; null for credit on an account.</param>
/// <param name="Coupon">The coupon.</param>
/// <param name="State">How it stands, in plain words.</param>
/// <param name="Look">How that looks.</param>
public sealed record CouponSeen(string? Code, Coupon Coupon, string State, string Look);
