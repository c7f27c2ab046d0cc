using System.Collections.Concurrent;
using Retention.App.Observability;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Opens the Admin API of Shopify shops, each with its own tokens and its own share of calls.</summary>
internal sealed class ShopifyShops(ShopStore shops, ShopifyTokens tokens, ShopifyConnection connection, Counts counts, AppSettings settings, TimeProvider time, ILogger<ShopifyShops> logger)
{
    private readonly ConcurrentDictionary<string, ShopifyState> _states = new(StringComparer.Ordinal);

    /// <summary>A shop's interface; null where the shop is none of Shopify's, has gone, or gave us no tokens. Without an app of our own there are none: that needs no look.</summary>
    public async Task<ShopifyShop?> OpenAsync(string shop, CancellationToken cancellation) =>
        settings.ShopifyClientId is not null && await shops.FindAsync(shop, cancellation) is { Platform: ShopifyDoor.Platform, Shop.UninstalledAt: null } record && await tokens.StateAsync(shop, cancellation) is not null
            ? new(shop, record.Address, _states.GetOrAdd(shop, _ => new()), tokens, connection, counts, settings, time, logger)
            : null;
}
