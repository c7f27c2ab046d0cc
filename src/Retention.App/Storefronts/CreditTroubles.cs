namespace Retention.App.Storefronts;

/// <summary>What stands in the way of credit on every platform.</summary>
internal static class CreditTroubles
{
    /// <summary>The person's address is no longer kept.</summary>
    public static ShopTrouble NoAddress { get; } = new("no-address", "No e-mail address is kept for this person.", "Nothing can be done here. Take the credit back.");

    /// <summary>The code is one of somebody else's coupons.</summary>
    public static ShopTrouble CodeOfAnother { get; } = new("code-of-another", "A coupon with this code is in the shop, and is not ours.", "Delete that coupon in the shop, then try again.");

    /// <summary>Whether the credit was given can't be told: whoever it was for is gone from the shop.</summary>
    public static ShopTrouble HolderGone { get; } = new(
        "holder-gone", "The customer is gone from your shop, or was merged with another, before Shopify told us whether the credit was given.", "Look at the store credit of the other customer record. If the sum is there, take the credit back here; otherwise try again.");

    /// <summary>The credit is in another currency than the shop's.</summary>
    public static ShopTrouble OtherCurrency(Currency credit, Currency own) =>
        new("other-currency", $"The credit is in {credit}, and your shop's coupons are in {own}.", $"Take the credit back, and give it in {own}.");
}
