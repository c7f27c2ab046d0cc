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
