using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storefronts;

/// <summary>Asks a shop just before something goes, by whichever platform it is on: what was heard of it may be late, or lost.</summary>
internal sealed class StorefrontLook(ShopStore shops, WooCommerceLook wooCommerce, ShopifyLook shopify)
{
    /// <summary>Whether whoever left a cart has ordered since, or was reminded by the shop itself.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="read">Reads the cart as it was last told; it is asked only where the shop can be.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<LiveAnswer> HasBoughtAsync(string shop, Func<Task<Cart?>> read, CancellationToken cancellation) => (await shops.FindAsync(shop, cancellation))?.Platform switch
    {
        WooCommerceDoor.Platform => await wooCommerce.HasBoughtAsync(shop, read, cancellation),
        ShopifyDoor.Platform => await shopify.HasBoughtAsync(shop, read, cancellation),
        _ => LiveAnswer.NotAsked,
    };

    /// <summary>Why an order stands no longer, the key of a reason; null while it stands, and where the shop can't be asked: then what was heard decides.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="order">The order as it is known.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<string?> EndOfAsync(string shop, KnownOrder order, CancellationToken cancellation) => (await shops.FindAsync(shop, cancellation))?.Platform switch
    {
        WooCommerceDoor.Platform => await wooCommerce.EndOfAsync(shop, order.Id, cancellation),
        ShopifyDoor.Platform => await shopify.EndOfAsync(shop, order, cancellation),
        _ => null,
    };
}
