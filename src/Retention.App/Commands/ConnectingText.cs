using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;

namespace Retention.App.Commands;

/// <summary>Connects a WooCommerce shop from the command line, and says how it went.</summary>
internal static class ConnectingText
{
    /// <summary>Why a shop is not added with these keys, by what it answered to them; null where they are good, and where it can't be asked now.</summary>
    public static string? RefusalOf(Answer<ShopIdentity> proof) => proof.Trouble switch
    {
        { IsRevoked: true } refused => $"Nothing was changed, for the shop does not take these keys: {refused.What} {refused.Remedy}",
        { Key: ShopTroubles.Redirected } elsewhere => $"Nothing was changed. {elsewhere.What} Add it at the address that it calls its own.",
        _ => null,
    };

    /// <summary>Keeps the keys, and makes the webhooks. Keys are kept too when the shop can't be asked now: the running program goes on with them.</summary>
    public static async Task ConnectAsync(ShopConnecting connecting, ShopRecord shop, RestKeys keys, Answer<ShopIdentity> proof, CancellationToken cancellation)
    {
        var connected = await connecting.ConnectAsync(shop.Address, keys, (proof as Answer<ShopIdentity>.Said)?.Value, change: null, onlyNew: false, cancellation);
        if (proof.Trouble is { } trouble)
            Console.WriteLine($"The keys are kept, and could not be tried: {trouble.What} {trouble.Remedy} The running program tries again within the hour.");
        else if (connected?.State is { } state)
            Console.WriteLine(Say(state));
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
