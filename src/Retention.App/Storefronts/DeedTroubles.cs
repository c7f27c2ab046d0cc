namespace Retention.App.Storefronts;

/// <summary>Why a shop gives no money back, or sends no goods again, that every platform has.</summary>
internal static class DeedTroubles
{
    /// <summary>The shop is not connected.</summary>
    public static ShopTrouble NotConnected { get; } = new("deed-not-connected", "Your shop is not connected.", "Connect it on the page \"Set up\", then try again.");

    /// <summary>There is no such order in the shop any more.</summary>
    public static ShopTrouble NoOrder { get; } = new("deed-no-order", "Your shop has no such order any more.", "Look for it in your shop's admin.");

    /// <summary>Nothing is left that could be given back.</summary>
    public static ShopTrouble NothingLeft { get; } = new("deed-nothing-left", "All money of this order was given back before.", "Give credit instead, if you want to give more.");

    /// <summary>The order has nothing that could be sent again.</summary>
    public static ShopTrouble NoGoods { get; } = new("deed-no-goods", "The order has no goods that your shop still sells.", "Make the order by hand in your shop's admin.");
}
