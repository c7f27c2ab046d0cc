using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Storefronts;

/// <summary>The changes of a shop, by its platform.</summary>
internal sealed class StorefrontChanges(ShopStore shops, WooCommerceChanges wooCommerce, ShopifyChanges shopify)
{
    /// <summary>Those of a platform; null where its shops can't be asked.</summary>
    public IShopChanges? Of(string platform) => platform == wooCommerce.Platform ? wooCommerce : platform == shopify.Platform ? shopify : null;

    /// <summary>What is imported of a shop's past from the shop itself; null where it can't be asked.</summary>
    public async Task<HistorySource?> SourceAsync(string shop, CancellationToken cancellation) =>
        await shops.FindAsync(shop, cancellation) is { Shop.UninstalledAt: null, Platform: var platform } && Of(platform) is { } changes ? await changes.SourceAsync(shop, cancellation) : null;
}
