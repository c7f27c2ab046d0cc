using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.Events;
using Retention.Shops;

namespace Retention.App;

/// <summary>What follows when something is told of the shop itself, rather than of anybody who buys there.</summary>
internal sealed class HearingShop(ShopStore shops, ShopifyTokens tokens, ShopifyDetails details)
{
    /// <summary>Takes it over. Told twice, or late, it changes nothing.</summary>
    public async Task HearAsync(string shop, Happened happened, CancellationToken cancellation)
    {
        var known = await shops.ChangeAsync(shop, before => Learn(before, happened), cancellation);
        if (happened is ShopUninstalled && known?.UninstalledAt is { } gone)
            await tokens.ForgetAsync(shop, gone, cancellation); // Shopify takes them no more (facts/shopify.md 1.2).
        // It tells little of what we need: the rest is asked for.
        if (happened is ShopDetailsReported)
            await details.RefreshAsync(shop, cancellation);
    }

    // One that is older than the newest installation is of an earlier life of the shop.
    private static Shop Learn(Shop shop, Happened happened) => happened switch
    {
        ShopUninstalled gone when gone.At >= shop.ConnectedAt => shop with { UninstalledAt = gone.At },
        ConnectionFailed failed => shop with { Trouble = failed.Code },
        ShopDetailsReported or ScopesChanged or PlanReported => ShopNews.Learn(shop, happened),
        ShopCopied copy when !(shop.Copy?.SeenAt >= copy.At) => shop with { Copy = new(copy.Address, copy.At) },
        _ => shop,
    };
}
