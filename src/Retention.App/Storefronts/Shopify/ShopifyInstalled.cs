using Retention.App.Storage;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What begins once a Shopify shop gave us tokens: what it had before is imported, and from then on it is read for what its webhooks lose.</summary>
internal sealed class ShopifyInstalled(ShopStore shops, StorefrontChanges changes, HistoryImport imports, OrdersReconciliation reading)
{
    /// <summary>Begins. It can be said twice; after a reinstall the shop is imported anew, as nothing was told meanwhile.</summary>
    public async Task StartAsync(string shop, CancellationToken cancellation)
    {
        if (await changes.SourceAsync(shop, cancellation) is { } source && await shops.FindAsync(shop, cancellation) is { Shop.ConnectedAt: var installed }
            && await imports.FindAsync(shop, cancellation) is { IsUnderWay: false, StartedAt: var last } && last < installed)
            await imports.StartAsync(shop, source, isQueued: true, cancellation);
        await reading.StartAsync(shop, cancellation);
    }
}
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
