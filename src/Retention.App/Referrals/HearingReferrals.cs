using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Referrals;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Referrals;

/// <summary>
/// Hears what concerns referrals: a friend who asks for the code, the friend's first paid order, and that it was called off after it had earned. The order is a friend's when it was placed with the friend's own code, which
/// went to that mailbox alone: so nobody learns what somebody bought by typing in an address. Heard again it changes nothing.
/// </summary>
internal sealed class HearingReferrals(ReferralStore store, WelcomingFriends welcoming, ReferralStep step, ReferralDeeds deeds, CouponDirectory coupons, CreditRows credit)
{
    /// <summary>Hears an event after its commit. Where the shop gives nothing for referrals, it costs nothing; an order without a code of ours costs nothing unless it is a first one.</summary>
    public async Task HearAsync(Shop shop, EventMessage message, Happened happened, Applied applied, CancellationToken cancellation)
    {
        if (message.HappenedAt is not null || shop.Settings.ReferralCredit is null)
            return;
        if (happened is FriendInvited invited)
            await welcoming.WelcomeAsync(shop, invited, applied.Shopper, cancellation);
        else if (happened is OrderReported({ Stage: OrderStage.Paid } order) && await FindAsync(shop.Id, order, applied.Shopper, cancellation) is { Referral.State: ReferralState.Invited } loaded)
            await step.BoughtAsync(shop, loaded, order, applied.Shopper, cancellation);
        // What the shop kept nothing of was no kept purchase, however late it is called off.
        else if (happened is OrderReported(var late) && applied.Shopper.Order(late.Id) is { } known && (known.Stage == OrderStage.Cancelled || known.Kept is { Minor: <= 0 })
            && await FindAsync(shop.Id, late, applied.Shopper, cancellation) is { Referral: { State: ReferralState.Earned or ReferralState.Reversed } earned } && earned.OrderId == late.Id)
            await deeds.UndoAsync(shop, earned.Id, known.Stage == OrderStage.Cancelled ? ReferralReason.Cancelled : ReferralReason.Refunded, cancellation);
    }

    private async Task<LoadedReferral?> FindAsync(string shop, Order order, Shopper buyer, CancellationToken cancellation)
    {
        foreach (var coupon in order.Coupons.Where(coupon => CouponCode.IsOne(coupon.Code)))
        {
            if (await coupons.FindAsync(shop, coupon.Code, cancellation) is { } owner && await store.FindAsync(shop, owner.Reward, cancellation) is { } found)
                return found;
        }

        // What stands on the customer's account at the shop leaves no code on the order, and takes logging in to spend.
        return buyer.Order(order.Id) is { EmailKey: { } address } known && buyer.HasOrderedNothingBefore(known) && await store.FindAsync(shop, Keys.ReferralId(shop, address), cancellation) is { } direct
            && await credit.FindAsync(shop, direct.Referral.Friend, direct.Referral.Id, cancellation) is { Reward.Coupons: [.., { Form: CreditForm.Account }] } ? direct : null;
    }
}
