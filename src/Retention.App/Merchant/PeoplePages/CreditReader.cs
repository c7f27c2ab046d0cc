using System.Security.Cryptography;
using Retention.App.Explaining;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Rewards;
using Retention.Shoppers;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>Reads a shopper's credit for the merchant: one request, and one for each who was merged into the shopper.</summary>
internal sealed class CreditReader(CreditRows rows, CouponDirectory directory)
{
    /// <summary>Reads it; null where the shop can't make coupons, or the shopper was erased.</summary>
    public async Task<CreditSeen?> ReadAsync(MerchantSession session, Shopper shopper, CancellationToken cancellation)
    {
        if (session.Record.Platform != WooCommerceDoor.Platform || shopper.IsErased)
            return null;
        var credit = await rows.ReadAsync(session.ShopId, shopper, cancellation);
        return new(
            [.. Ledger.Balance(credit.Entries).Where(sum => sum.Minor != 0).Select(CreditText.Write)],
            [.. credit.Rewards.Reverse().Select(one => new RewardSeen(one.Reward, [.. one.Reward.Coupons.Reverse().Select(coupon => Seen(session.ShopId, one.Reward, coupon))]))],
            [.. credit.Entries.Reverse().Select(entry => new StoryLine(entry.At, Rank: 0, Line(entry)))],
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
    }

    private CouponSeen Seen(string shop, Reward reward, Coupon coupon)
    {
        var (state, look) = coupon.State switch
        {
            _ when reward.IsUsed(coupon) => ("Used", "info"),
            CouponState.Issued => (coupon.ToldAt is null ? "In the shop" : "In the shop, and the shopper was told", "good"),
            CouponState.Claimed => ("On its way to the shop", "note"),
            CouponState.Unknown => ("The shop's answer is not known: we look", "note"),
            CouponState.Failed => ("Not made", "bad"),
            _ => ("No longer in the shop", "info"),
        };
        return new(directory.CodeOf(shop, reward.Id, coupon.Number), coupon, state, look);
    }

    private static string Line(CreditEntry entry)
    {
        var amount = CreditText.Write(entry.Amount);
        return (entry.Kind, entry.Why) switch
        {
            (CreditKind.Earned, CreditReason.Review) => $"{amount} given for a review",
            (CreditKind.Earned, CreditReason.Beyond) => $"{amount} more than there was used by order {entry.OrderId}: the shop gave it",
            (CreditKind.Earned, _) => $"{amount} given by hand",
            (CreditKind.Issued, _) => $"{amount} put into a coupon",
            (CreditKind.Reissued, _) => $"{amount} that was left put into a new coupon",
            (CreditKind.Spent, _) => $"{amount} used by order {entry.OrderId}",
            (CreditKind.Returned, _) => $"{amount} given back by order {entry.OrderId}",
            (CreditKind.Expired, _) => $"{amount} not used in time",
            _ => $"{amount} taken back",
        };
    }
}
