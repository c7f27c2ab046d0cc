using Retention.App.Storage;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What begins once a Shopify shop is installed, or is back.</summary>
internal sealed class ShopifyInstalled(ShopStore shops, HistoryImport imports)
{
    /// <summary>Starts reading the shop's past. One that is under way goes on; nothing is ever sent because of it.</summary>
    public async Task StartAsync(string shop, CancellationToken cancellation)
    {
        var hasAll = (await shops.FindAsync(shop, cancellation))?.Shop.Scopes?.Has("read_all_orders") is true;
        await imports.StartAsync(shop, HistorySource.FromShopify(hasAll), isQueued: true, cancellation);
    }
}
