using System.Collections.Concurrent;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>Opens the REST interface of WooCommerce shops, each with its own keys and its own turn.</summary>
internal sealed class WooCommerceShops(ShopStore shops, ConnectionStore stored, ShopConnections connections, AppSettings settings, TimeProvider time, ILogger<WooCommerceShops> logger)
{
    private readonly ConcurrentDictionary<string, ShopState> _states = new(StringComparer.Ordinal);

    /// <summary>A connected shop's interface; null where the shop is none of WooCommerce, has gone, or gave us no keys yet.</summary>
    public async Task<WooCommerceShop?> OpenAsync(string shop, CancellationToken cancellation) =>
        await shops.FindAsync(shop, cancellation) is { Platform: WooCommerceDoor.Platform, Connection: { } connection, Shop.UninstalledAt: null } record
        && await stored.FindKeysAsync(connection, cancellation) is { } keys
            ? Open(record.Address, keys, _states.GetOrAdd(record.Address, _ => new()))
            : null;

    /// <summary>The interface at an address with keys that are stored nowhere yet, to prove them.</summary>
    /// <param name="address">The shop's address, as <see cref="ShopAddress.Text"/> writes it.</param>
    /// <param name="keys">The keys.</param>
    public WooCommerceShop At(string address, RestKeys keys) => Open(address, keys, new()); // A stranger may have typed it: nothing of it is remembered.

    private WooCommerceShop Open(string address, RestKeys keys, ShopState state) => new(address, keys, state, connections, settings, time, logger);
}
