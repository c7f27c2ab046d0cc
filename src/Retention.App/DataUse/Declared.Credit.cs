using System.Collections.Immutable;

namespace Retention.App.DataUse;

// Credit: what was given, and every entry of its ledger.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Credit =>
    [
        Kept.Of("shoppers/credit", DataGroup.Credit, Use.Crediting, KeptUntil.Erased),
        Kept.Of("Reward", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Mark id address; Money worth; State why by ended entries isErased beyond; Time earnedAt lastDay; Text note; Inner coupons uses; Money lapsed"),
        Kept.Of("Coupon", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Number number shopId; Money amount; State state form takingBack trouble remedy; Mark holder ticket; Time askedAt lookedAt toldAt"),
        Kept.Of("CouponUse", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Number orderId coupon; Money amount; Time toldAt; State stands isPaid"),
        Kept.Of("CreditEntry", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Mark id; State kind why; Money amount; Time at; Number coupon orderId"),
    ];
}
