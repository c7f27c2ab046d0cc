using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;

namespace Retention.App.Commands;

/// <summary>Connects a WooCommerce shop from the command line, and says how it went.</summary>
internal static class ConnectingText
{
    /// <summary>Proves the keys, keeps them, and makes the webhooks. Keys are kept too when the shop can't be asked now: the running program goes on with them.</summary>
    /// <returns>What is wrong with the keys; null when they are kept.</returns>
    public static async Task<string?> ConnectAsync(ShopConnecting connecting, ShopRecord shop, RestKeys keys, CancellationToken cancellation)
    {
        var proof = await connecting.ProveAsync(shop.Address, keys, cancellation);
        if (proof.Trouble is { IsRevoked: true } refused)
            return $"The shop is added, and does not take these keys: {refused.What} {refused.Remedy}";
        if (proof.Trouble is { Key: ShopTroubles.Redirected } elsewhere)
            return $"{elsewhere.What} Remove the shop with: retention shops remove {shop.Address}. Then add it at the address that it calls its own.";
        var connected = await connecting.ConnectAsync(shop.Address, keys, (proof as Answer<ShopIdentity>.Said)?.Value, change: null, onlyNew: false, cancellation);
        if (proof.Trouble is { } trouble)
            Console.WriteLine($"The keys are kept, and could not be tried: {trouble.What} {trouble.Remedy} The running program tries again within the hour.");
        else if (connected?.State is { } state)
            Console.WriteLine(Say(state));
        return null;
    }

    /// <summary>Takes our webhooks out of a WooCommerce shop before it is removed here, and says what could not be.</summary>
    public static async Task LetGoAsync(ShopConnecting connecting, ShopRecord shop, CancellationToken cancellation)
    {
        if (shop is { Platform: WooCommerceDoor.Platform, Connection: not null } && await connecting.DisconnectAsync(shop, cancellation) is { } trouble)
            Console.WriteLine($"Its webhooks may still be there: {trouble.What} Delete what is called \"Retention\" under WooCommerce > Settings > Advanced > Webhooks.");
    }

    private static string Say(ConnectionState state) =>
        $"The shop takes the keys. {state.Webhooks} webhooks work."
        + (state.Trouble is null ? "" : $" {state.What} {ShopTroubles.All.GetValueOrDefault(state.Trouble).Remedy}")
        + (state.Plugin is { } plugin
            ? plugin.IsConnected ? $" The plugin ({plugin.Version}) knows the connection." : $" The plugin ({plugin.Version}) did not take the connection: retention serve tries again."
            : state.Trouble is null ? " The plugin is not active there: install retention-for-woocommerce.zip, then press Check again on the page Set up." : "");
}
