using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>A shop that was connected.</summary>
/// <param name="Record">The shop.</param>
/// <param name="State">How its webhooks and our plugin were left.</param>
internal sealed record Connected(ShopRecord Record, ConnectionState? State);

/// <summary>Connects a WooCommerce shop whose keys were proven, and lets it go.</summary>
internal sealed class ShopConnecting(ShopStore shops, ConnectionStore connections, WooCommerceShops opened, WebhookKeeping keeping, ConnectionCheck check, ConnectionStates states, OrdersReconciliation reading, TimeProvider time)
{
    /// <summary>Whether there is a WooCommerce at an address whose admin can approve us; what is wrong where there is none. It is asked without keys.</summary>
    public async Task<ShopTrouble?> LookAsync(string address, CancellationToken cancellation)
    {
        var there = opened.At(address, new("", ""));
        var trouble = (await there.GetAsync("settings/general", [], cancellation)).Trouble;
        if (trouble is { IsRevoked: false })
            return trouble;
        return there.HasPlainPermalinks
            ? ShopTroubles.Of(ShopTroubles.Html, "The shop's permalinks are plain: its page to approve has no address.") with { Remedy = "Choose another structure in Settings > Permalinks, or paste keys below." }
            : null;
    }

    /// <summary>What the shop says of itself to these keys: that it answers proves that they are its own.</summary>
    public Task<Answer<ShopIdentity>> ProveAsync(string address, RestKeys keys, CancellationToken cancellation) => ShopIdentity.ReadAsync(opened.At(address, keys), cancellation);

    /// <summary>Whether the shop has a record here already, connected or not: it holds what shoppers did, so it is opened only to whoever approves in its admin.</summary>
    public async Task<bool> IsKnownAsync(string address, CancellationToken cancellation) => await shops.FindAsync(Keys.Shop(WooCommerceDoor.Platform, address), cancellation) is not null;

    /// <summary>Keeps the keys, fills in what the merchant has not said, and makes the webhooks. A shop that was here before keeps its data and the address of its webhooks. Null where it must be new and is not.</summary>
    /// <param name="address">The shop's address.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="identity">What it says of itself; null where it could not be asked.</param>
    /// <param name="change">Makes the shop, or changes the one that is there; null for a plain one with no flow on.</param>
    /// <param name="onlyNew">Whether a shop that is here already is left alone: whoever holds some keys of it is not yet its merchant.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Connected?> ConnectAsync(string address, RestKeys keys, ShopIdentity? identity, Func<Shop?, Shop>? change, bool onlyNew, CancellationToken cancellation)
    {
        if (onlyNew && await IsKnownAsync(address, cancellation))
            return null;
        var record = await shops.AddAsync(WooCommerceDoor.Platform, address, known => Changed(known, address, identity, change), ShopStore.NewConnectionId(), cancellation);
        if (onlyNew && record.Shop.Version != 1)
            return null; // Somebody else was a moment earlier.
        await shops.SetConnectionAsync(record.Connection!, record.Shop.Id, secret: null, keys.ConsumerKey, keys.ConsumerSecret, cancellation);
        if (identity is { Home: { } home })
            await connections.ChangeAsync(record.Connection!, record.Shop.Id, before => before with { Home = home == address ? null : home }, cancellation);
        var state = await check.LookAsync(record.Shop.Id, anew: true, cancellation);
        // What the shop had before is imported, and what its webhooks may lose is read from now on.
        await reading.StartAsync(record.Shop.Id, cancellation);
        return new(await shops.FindAsync(record.Shop.Id, cancellation) ?? record, state);
    }

    /// <summary>Lets a shop go: our webhooks and the plugin's connection go there, the keys here. Its data stay until they are erased. What hindered it there; null when all is gone.</summary>
    public async Task<ShopTrouble?> DisconnectAsync(ShopRecord record, CancellationToken cancellation)
    {
        ShopTrouble? trouble = null;
        if (await opened.OpenAsync(record.Shop.Id, cancellation) is { } there)
        {
            trouble = await keeping.RemoveAsync(there, record, cancellation);
            if (trouble is null && await ShopPlugin.ForgetAsync(there, cancellation) is Answer<System.Text.Json.JsonElement>.Not { Why: { Key: not ShopTroubles.Missing } why })
                trouble = why;
        }

        await shops.ChangeAsync(record.Shop.Id, known => known with { UninstalledAt = known.UninstalledAt ?? time.GetUtcNow(), Trouble = null, SendersFound = [] }, cancellation);
        await connections.ForgetKeysAsync(record.Connection!, record.Shop.Id, cancellation);
        await states.ForgetAsync(record.Shop.Id, cancellation);
        return trouble;
    }

    /// <summary>A name for a shop that has not said its own: "shop.example" becomes "Shop".</summary>
    public static string NameFrom(Uri address)
    {
        var word = address.Host.Replace("www.", "", StringComparison.Ordinal).Split('.')[0];
        return word.Length == 0 || char.IsAsciiDigit(word[0]) ? "The shop" : char.ToUpperInvariant(word[0]) + word[1..];
    }

    private Shop Changed(Shop? known, string address, ShopIdentity? identity, Func<Shop?, Shop>? change)
    {
        var now = time.GetUtcNow();
        var shop = change?.Invoke(known) ?? known ?? new Shop { Id = "", Brand = new(NameFrom(new(address))) { Url = address }, ConnectedAt = now };
        if (shop.UninstalledAt is not null)
            shop = shop with { UninstalledAt = null, ConnectedAt = now };
        return identity?.Fill(shop, isNew: known is null) ?? shop;
    }
}
