namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What stands in the way of a coupon, beside <see cref="ShopTroubles"/>.</summary>
internal static class CouponTroubles
{
    /// <summary>No keys of the shop's are known.</summary>
    public static ShopTrouble NotConnected { get; } = new("not-connected", "The shop is not connected.", "Connect the shop, then try again.");

    /// <summary>The shop takes no coupons at all.</summary>
    public static ShopTrouble Off { get; } = new("coupons-off", "Coupons are switched off in your shop.", "Switch them on under WooCommerce > Settings > General > Enable coupons, then try again.");
}
