using System.Collections.Immutable;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Looks after a connection: whether the shop still takes our keys, has our webhooks and our plugin, and who else writes to its shoppers. There is
/// no event that tells when a shop lets us go (facts/woocommerce.md 2), so this is how it is found out.
/// </summary>
internal sealed class ConnectionCheck(ShopStore shops, WooCommerceShops opened, WebhookKeeping keeping, ConnectionStates states, AppSettings settings, TimeProvider time)
{
    // A merchant waits for it, and the Functions host ends a process whose function takes long: what is left is done at the next look.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(12);

    /// <summary>Looks, and mends what can be mended. Null where there are no keys to look with.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="anew">Whether all webhooks are made anew, as after connecting again: the user who owned them may be gone.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ConnectionState?> LookAsync(string shop, bool anew, CancellationToken cancellation)
    {
        if (await opened.OpenAsync(shop, cancellation) is not { } there || await shops.FindAsync(shop, cancellation) is not { Connection: not null } record)
            return null;
        var begun = time.GetTimestamp();
        var plugin = await ShopPlugin.ReadAsync(there, cancellation);
        var said = (plugin as Answer<PluginState?>.Said)?.Value;
        // Before the webhooks: a shop on the same machine as we are lets its webhooks reach us only once the plugin knows us.
        if (said is not null && (anew || !said.IsConnected))
            said = said with { IsConnected = await TellPluginAsync(there, record.Connection!, cancellation) };
        // What the webhooks' owner lost, others made by our keys have. What was begun is gone on with: a slow shop would never come to its end.
        var last = await states.LastAsync(shop, cancellation);
        var begins = anew || (IsOfOwner(record.Shop.Trouble) && last is not { IsRenewing: true });
        var kept = plugin is Answer<PluginState?>.Not { Why: var refused } ? new KeptWebhooks([], [], IsUnfinished: false, refused)
            : await keeping.KeepAsync(there, record, Topics(plugin), begins, () => time.GetElapsedTime(begun) > Budget, cancellation);
        var state = new ConnectionState(time.GetUtcNow())
        {
            Trouble = kept.Trouble?.Key,
            What = kept.Trouble?.What,
            Webhooks = kept.Working.Length,
            Missing = kept.Missing,
            IsUnfinished = kept.IsUnfinished || kept.Trouble is { IsPassing: true },
            Plugin = said ?? (kept.Trouble is null ? null : last?.Plugin),
            PrintsNotices = there.PrintsNotices,
        };
        await KeepAsync(shop, state with { IsRenewing = state.IsUnfinished && (begins ? kept.IsBegun : last is { IsRenewing: true }) }, kept.Trouble, cancellation);
        return state;
    }

    private static ImmutableArray<string> Topics(Answer<PluginState?> plugin) =>
        plugin is Answer<PluginState?>.Said { Value: not null } ? [.. WebhookPlan.OfWooCommerce, .. WebhookPlan.OfPlugin] : WebhookPlan.OfWooCommerce;

    private async Task<bool> TellPluginAsync(WooCommerceShop there, string connection, CancellationToken cancellation) =>
        await shops.FindConnectionAsync(connection, again: false, cancellation) is { PageKey: { } key }
        && await ShopPlugin.ConnectAsync(there, connection, key, settings.PublicUrl, cancellation) is Answer<System.Text.Json.JsonElement>.Said;

    private async Task KeepAsync(string shop, ConnectionState state, ShopTrouble? trouble, CancellationToken cancellation)
    {
        await states.KeepAsync(shop, state, cancellation);
        await shops.ChangeAsync(shop, known => Told(known, state, trouble), cancellation);
    }

    // A trouble of whoever owns the webhooks or the keys; what the plugin said when it went is none of theirs, and over when it is back.
    private static bool IsOfOwner(string? trouble) => trouble is not (null or PluginDoor.Deactivated or PluginDoor.Uninstalled);

    private static Shop Told(Shop known, ConnectionState state, ShopTrouble? trouble)
    {
        var isOver = trouble is null && !state.IsUnfinished && (IsOfOwner(known.Trouble) || state.Plugin is not null);
        var told = trouble is { IsRevoked: true } ? trouble.Key : isOver ? null : known.Trouble;
        var senders = state.Plugin is { } plugin ? plugin.Others.Where(other => other.SendsTheSame).Select(other => other.Name).ToImmutableArray() : [];
        return told == known.Trouble && senders.SequenceEqual(known.SendersFound, StringComparer.Ordinal) ? known : known with { Trouble = told, SendersFound = senders };
    }
}
