using System.Collections.Immutable;
using System.Security.Cryptography;
using Retention.App.Explaining;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;
using Retention.Shoppers;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>Reads a shopper's credit for the merchant: one request, and one for each who was merged into the shopper.</summary>
internal sealed class CreditReader(CreditRows rows, CouponDirectory directory, ShopCredits credits)
{
    /// <summary>Reads it; null where the shop can't give credit and never did, or the shopper was erased.</summary>
    public async Task<CreditSeen?> ReadAsync(MerchantSession session, Shopper shopper, CancellationToken cancellation)
    {
        if (credits.Of(session.Record) is not { } shopCredit || shopper.IsErased)
            return null;
        var (credit, canGive) = (await rows.ReadAsync(session.ShopId, shopper, cancellation), await shopCredit.CanGiveAsync(session.ShopId, cancellation));
        if (!canGive && credit.Rewards.Count == 0)
            return null;
        var terms = canGive ? await shopCredit.TermsAsync(session.ShopId, cancellation) : null;
        var forms = credit.Rewards.ToDictionary(one => one.Reward.Id, one => one.Reward.Coupons, StringComparer.Ordinal);
        return new(
            [.. Ledger.Balance(credit.Entries).Where(sum => sum.Minor != 0).Select(CreditText.Write)],
            [.. credit.Rewards.Reverse().Select(one => new RewardSeen(one.Reward, [.. one.Reward.Coupons.Reverse().Select(coupon => Seen(session.ShopId, one.Reward, coupon))]))],
            [.. credit.Entries.Reverse().Select(entry => new StoryLine(entry.At, Rank: 0, Line(entry, FormOf(entry, forms))))],
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)))
        {
            How = terms switch
            {
                Answer<CreditTerms>.Said(var said) => said.Why,
                Answer<CreditTerms>.Not(var why) => $"{why.What} {why.Remedy}",
                _ => "Your shop does not let us give credit now. Open Retention once from your shop's admin and accept the permissions that it asks for.",
            },
            CanGive = canGive,
        };
    }

    /// <summary>What credit was given for, behind its amount.</summary>
    public static string For(string why) => why switch
    {
        CreditReason.Purchase => "for an order that was kept",
        CreditReason.Review => "for a review",
        CreditReason.Survey => "for an answered survey",
        CreditReason.Referral => "for an invited friend",
        _ => "given by hand",
    };

    /// <summary>Why a reward may be taken back, by the keys of <see cref="CreditReason"/>: what was earned only for fraud or a refund.</summary>
    public static ImmutableArray<(string Key, string Label)> MayBeTakenBackFor(Reward reward) =>
    [
        (CreditReason.Fraud, "It was got by fraud"),
        (CreditReason.Refund, "What it was given for was refunded"),
        .. reward.Why == CreditReason.ByHand ? [(CreditReason.Mistake, "It was given by mistake")] : Array.Empty<(string, string)>(),
    ];

    private CouponSeen Seen(string shop, Reward reward, Coupon coupon)
    {
        var isOnAccount = coupon.Form == CreditForm.Account;
        var (state, look) = coupon.State switch
        {
            _ when reward.IsUsed(coupon) => ("Used", "info"),
            CouponState.Issued when isOnAccount => (coupon.ToldAt is null ? "On the customer's account" : "On the customer's account, and the shopper was told", "good"),
            CouponState.Removed when isOnAccount => ("No longer on the account", "info"),
            CouponState.Removing => ("Being taken off the account: the shop's answer is not known, we look", "note"),
            CouponState.Issued => (coupon.ToldAt is null ? "In the shop" : "In the shop, and the shopper was told", "good"),
            CouponState.Claimed => ("On its way to the shop", "note"),
            CouponState.Unknown => ("The shop's answer is not known: we look", "note"),
            CouponState.Failed => ("Not made", "bad"),
            _ => ("No longer in the shop", "info"),
        };
        return new(isOnAccount ? null : directory.CodeOf(shop, reward.Id, coupon.Number), coupon, state, look);
    }

    private static CreditForm FormOf(CreditEntry entry, Dictionary<string, ImmutableArray<Coupon>> forms) =>
        entry.Coupon is { } number && forms.TryGetValue(entry.Id.Split('|')[0], out var coupons) && number < coupons.Length ? coupons[number].Form : CreditForm.BoundCode;

    private static string Line(CreditEntry entry, CreditForm form)
    {
        var amount = CreditText.Write(entry.Amount);
        return (entry.Kind, entry.Why) switch
        {
            (CreditKind.Earned, CreditReason.Beyond) => $"{amount} more than there was used by order {entry.OrderId}: the shop gave it",
            (CreditKind.Earned, var why) => $"{amount} {(why == CreditReason.ByHand ? "" : "earned ")}{For(why)}",
            (CreditKind.Missed, var why) => $"{amount} not earned {For(why)}: {(entry.Because == NotEarned.KindLimit ? "the month's limit for these was reached" : "the month's limit for all credit was reached")}",
            (CreditKind.Revoked, CreditReason.Refund) => $"{amount} taken back: what it was given for was refunded or called off",
            (CreditKind.Revoked, CreditReason.Fraud) => $"{amount} taken back: it was got by fraud",
            (CreditKind.Revoked, CreditReason.Mistake) => $"{amount} taken back: it was given by mistake",
            (CreditKind.Issued or CreditKind.Reissued, _) when form == CreditForm.Account => $"{amount} put on the customer's account",
            (CreditKind.Spent, _) when entry.OrderId == Booking.AtAccount => $"{amount} used from the account",
            (CreditKind.Returned, _) when entry.OrderId == Booking.AtAccount => $"{amount} came back to the account",
            (CreditKind.Issued, _) => $"{amount} put into a coupon",
            (CreditKind.Reissued, _) => $"{amount} that was left put into a new coupon",
            (CreditKind.Spent, _) => $"{amount} used by order {entry.OrderId}",
            (CreditKind.Returned, _) => $"{amount} given back by order {entry.OrderId}",
            (CreditKind.Expired, _) => $"{amount} not used in time",
            _ => $"{amount} taken back",
        };
    }
}
