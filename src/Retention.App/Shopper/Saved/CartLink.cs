using Retention.App.Letters;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.ForShoppers;

/// <summary>
/// The address that puts a saved item into the cart at the shop. It is a link, not a form: what is posted from another site comes without the shop's cookies (SameSite=Lax), into
/// a new cart beside the visitor's own.
/// </summary>
internal static class CartLink
{
    /// <summary>The address; null where the shop's front page, or the item's id, is none that we know.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="item">The storefront's id of the variant.</param>
    public static Uri? Of(ShopRecord shop, string item) =>
        item.Length is > 0 and <= 20 && item.All(char.IsAsciiDigit)
            ? OwnHosts.Only(shop.Shop.Brand, shop.Address, Links.Within(shop.Shop.Brand.Url, shop.Platform == WooCommerceDoor.Platform ? $"/?add-to-cart={item}" : $"/cart/add?id={item}&quantity=1"))
            : null;
}
