using System.Collections.Immutable;

namespace Retention.App.DataUse;

// What was ordered, left and saved.
internal static partial class Declared
{
    private static ImmutableArray<Kept> Orders =>
    [
        Kept.Of("shoppers/order", DataGroup.Orders, Use.Writing, KeptUntil.Erased),
        Kept.Of("Order", DataGroup.Orders, Use.Writing, KeptUntil.Erased,
            "Number id number customerId checkoutToken cartToken; State stage isRefunded isTest isEnteredByShop isRisky gaveCouponsBack; Time placedAt updatedAt paidAt fulfilledAt deliveredAt; Email email; Name firstName; Language locale; Place country region; Phone phone; Street street postalCode; Money total; Inner consents lines linesLeftOut coupons"),
        Kept.Of("OrderLine", DataGroup.Orders, Use.Writing, KeptUntil.Erased, "Goods title variant quantity image; Money price; Number productId variantId"),
        Kept.Of("OrderCoupon", DataGroup.Orders, Use.Crediting, KeptUntil.Erased, "Number code; Money discount"),
        Kept.Of("Money", DataGroup.Orders, Use.Writing, KeptUntil.Erased, "Money minor; Inner currency"),
        Kept.Of("Currency", DataGroup.Orders, Use.Writing, KeptUntil.Erased, "Money code"),
        Kept.Of("KnownOrder", DataGroup.Orders, Use.Writing, KeptUntil.ShopLeavesAsHashes,
            "Number id number; State stage isRefunded isRemoved isTest isEnteredByShop isRisky usedCredit; Time placedAt updatedAt paidAt emailToldAt sentAt deliveredAt failedAt missedAt reviewedAt scoredAt problemAt caseClosedAt; Mark emailKey cartKey checkoutKey phoneKey; Place country region; Goods items; Score score"),
        Kept.Of("OrderReported", DataGroup.Orders, Use.Proving, KeptUntil.Days90, "Inner order"),
        Kept.Of("OrderRemoved", DataGroup.Orders, Use.Proving, KeptUntil.Days90, "Number orderId"),
        Kept.Of("RefundReported", DataGroup.Orders, Use.Proving, KeptUntil.Days90, "Number orderId"),
        Kept.Of("RiskReported", DataGroup.Orders, Use.Proving, KeptUntil.Days90, "Number orderId; State isRisky"),
        Kept.Of("ShipmentReported", DataGroup.Orders, Use.Writing, KeptUntil.Days90, "Number orderId shipmentId; State stage; Time at"),
        Kept.Of("NotArrivedYet", DataGroup.Orders, Use.Writing, KeptUntil.Days90, "Number orderId; Time at"),
    ];

    private static ImmutableArray<Kept> Carts =>
    [
        Kept.Of("shoppers/cart", DataGroup.Carts, Use.Writing, KeptUntil.Erased),
        Kept.Of("Cart", DataGroup.Carts, Use.Writing, KeptUntil.Erased,
            "Number id number cartToken checkoutToken customerId url; Time createdAt updatedAt completedAt; Email email; Phone phone; Name firstName; Language locale; Place country region; Street street postalCode; Money total; Inner lines linesLeftOut consents"),
        Kept.Of("KnownCart", DataGroup.Carts, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Mark id checkoutKey; Time createdAt updatedAt completedAt; State isBoughtElsewhere isEmpty hasUrl; Money value; Inner contact"),
        Kept.Of("Contact", DataGroup.Carts, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Time toldAt; Mark emailKey phoneKey streetKey; Place country region"),
        Kept.Of("CartReported", DataGroup.Carts, Use.Proving, KeptUntil.Days90, "Inner cart"),
        Kept.Of("CartBoughtElsewhere", DataGroup.Carts, Use.Writing, KeptUntil.Days90, "Number checkoutToken cartToken; Time at"),
    ];

    private static ImmutableArray<Kept> Saved =>
    [
        Kept.Of("shoppers/item", DataGroup.Saved, Use.Writing, KeptUntil.Erased),
        Kept.Of("shoppers/offer", DataGroup.Saved, Use.Writing, KeptUntil.Erased),
        Kept.Of("Item", DataGroup.Saved, Use.Writing, KeptUntil.Erased, "Number id productId url; Goods title variant image available; Money price lowestPrice; Time at"),
        Kept.Of("ItemSaved", DataGroup.Saved, Use.Writing, KeptUntil.Erased, "Inner item; Time at; Number customerId; Email email; Name firstName; Choice wantsStock; Language locale"),
        Kept.Of("KnownItem", DataGroup.Saved, Use.Writing, KeptUntil.ShopLeavesAsHashes, "Number id; Time savedAt forgottenAt toldAt; Money priceWhenSaved price lowestPrice; Choice wantsStock; Mark emailKey; Goods available"),
        Kept.Of("ItemForgotten", DataGroup.Saved, Use.Writing, KeptUntil.Days90, "Number itemId customerId; Time at; Email email"),
        Kept.Of("ItemReported", DataGroup.Saved, Use.Writing, KeptUntil.Days90, "Inner item; Time turnAt"),
        Kept.Of("ItemsReported", DataGroup.Saved, Use.Writing, KeptUntil.Days14, "Inner items"),
        Kept.Of("SavedListReported", DataGroup.Saved, Use.Writing, KeptUntil.Days14, "Inner items gone consents; Number customerId; Email email; Language locale"),
        Kept.Of("SavedEntry", DataGroup.Saved, Use.Writing, KeptUntil.Days180, "Inner item; Time at; Choice wantsStock"),
        Kept.Of("AnonymousList", DataGroup.Saved, Use.Writing, KeptUntil.Days180, "Inner entries gone; Email email; Time confirmedAt; Language locale; Text wording"),
        Kept.Of("shops/list", DataGroup.Saved, Use.Writing, KeptUntil.Days180, "Time ListChangedAt; Mark Address"),
        Kept.Of("shops/asked", DataGroup.Saved, Use.Proving, KeptUntil.Days180, "State State Number; Time At AnsweredAt ListChangedAt; Email To; Language Language; Mark Address List"),
        Kept.Of("items/w", DataGroup.Saved, Use.Writing, KeptUntil.Erased, "Mark Shopper; Choice WantsStock"),
    ];
}
