using Retention.Events;
using Retention.Shoppers;

namespace Retention.Referrals;

/// <summary>
/// Judges referrals. Pure. It looks at who both are and at the order, never at what anybody thought of the shop: an invitation is open to all alike (16 CFR 465.4 and
/// facts/peers.md O7). The order of the lines is the policy: the first that fits wins.
/// </summary>
public static class Judging
{
    /// <summary>As many friends of one person who buy within a day are too many to be a coincidence.</summary>
    public const int MostThatDay = 5;

    /// <summary>As many friends may ask from one place: a kitchen table.</summary>
    public const int MostOfPlace = 2;

    /// <summary>What stands against inviting the friend at all, before there is an order; null for nothing.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="pair">Who both are.</param>
    public static ReferralReason? AgainstInviting(Referral referral, Pair pair) =>
        pair.Advocate.IsErased || pair.Friend.IsErased ? ReferralReason.Gone
        : pair.IsOnePerson(referral) ? ReferralReason.Self
        : referral.IsOneMailbox ? ReferralReason.SecondAddress
        : pair.Friend.Orders.Any(order => !order.IsTest) || pair.Friend.ForgottenPaidOrders > 0 ? ReferralReason.ExistingCustomer
        : null;

    /// <summary>Judges a referral whose friend has bought.</summary>
    /// <param name="referral">The referral, with the order.</param>
    /// <param name="pair">Who both are.</param>
    /// <param name="now">The moment (UTC).</param>
    public static Verdict Judge(Referral referral, Pair pair, DateTimeOffset now)
    {
        if (AgainstOrder(pair.Friend.Order(referral.OrderId ?? "")) is { } gone)
            return new Verdict.Refuse(gone);
        if (pair.Advocate.IsErased || pair.Friend.IsErased)
            return new Verdict.Refuse(ReferralReason.Gone);
        if (!referral.IsAllowed && AgainstPair(referral, pair) is { } same)
            return new Verdict.Refuse(same);
        if (!referral.IsAllowed && Odd(referral, pair) is { } odd)
            return new Verdict.Hold(odd);
        return referral.DueAt > now ? new Verdict.Wait(referral.DueAt.Value) : new Verdict.Earn();
    }

    private static ReferralReason? AgainstOrder(KnownOrder? order) =>
        order is null || order.IsRemoved ? ReferralReason.OrderGone
        : order.IsTest ? ReferralReason.TestOrder
        : order.Stage == OrderStage.Cancelled ? ReferralReason.Cancelled
        : order.IsRefunded ? ReferralReason.Refunded
        : !order.IsPaid ? ReferralReason.NotPaid
        : null;

    private static ReferralReason? AgainstPair(Referral referral, Pair pair) =>
        pair.IsOnePerson(referral) ? ReferralReason.Self
        : referral.IsOneMailbox ? ReferralReason.SecondAddress
        : pair.AdvocateHomes.Overlaps(pair.FriendHomes) ? ReferralReason.Household
        : !pair.Friend.HasOrderedNothingBefore(pair.Friend.Order(referral.OrderId!)!) || pair.Friend.ForgottenPaidOrders > 0 ? ReferralReason.ExistingCustomer
        : null;

    private static ReferralReason? Odd(Referral referral, Pair pair) =>
        pair.Friend.Order(referral.OrderId!)!.IsRisky ? ReferralReason.RiskyOrder
        : pair.OthersThatDay >= MostThatDay ? ReferralReason.ManyAtOnce
        : pair.OthersOfPlace > MostOfPlace ? ReferralReason.OnePlace
        : null;
}
