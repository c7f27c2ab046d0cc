using System.Collections.Immutable;

namespace Retention.App.DataUse;

// Credit: what was given, and every entry of its ledger.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Credit =>
    [
        Kept.Of("shoppers/credit", DataGroup.Credit, Use.Crediting, KeptUntil.Erased),
        Kept.Of("Reward", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Mark id address; Number orderId; Money worth kept refunded reversed lapsed; State why by ended endedFor entries isErased beyond remindedOf; Time earnedAt lastDay; Text note; Inner coupons uses gift"),
        Kept.Of("GiftItem", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Goods productId title; Money price"),
        Kept.Of("Coupon", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Number number shopId; Money amount; State state form takingBack trouble remedy; Mark holder ticket; Time askedAt lookedAt toldAt"),
        Kept.Of("CouponUse", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Number orderId coupon; Money amount; Time toldAt; State stands isPaid"),
        Kept.Of("CreditEntry", DataGroup.Credit, Use.Crediting, KeptUntil.Erased, "Mark id; State kind why because; Money amount; Time at; Number coupon orderId"),
        Kept.Of("CreditEnds", DataGroup.Credit, Use.Crediting, KeptUntil.Days90, "Number orderId; State days; Time lastDay at"),
        Kept.Of("CreditLeft", DataGroup.Credit, Use.Proving, KeptUntil.ShopLeavesAsHashes, "Money left; Time lastDay"),
    ];
}
