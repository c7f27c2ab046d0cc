using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Merchant.Doors;

/// <summary>What comes between a Shopify merchant's genuine token and the page: the installation, where there is none that holds.</summary>
internal sealed class ShopifyDoorway(ShopStore shops, ShopifyInstalling installing)
{
    /// <summary>Installs the shop where that is needed. What hinders the way in; null where nothing does.</summary>
    /// <param name="read">What the token says.</param>
    /// <param name="token">The token itself, for Shopify.</param>
    /// <param name="isDocument">Whether a page is opened, rather than a part of one asked for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ShopTrouble?> PassAsync(TokenRead read, string token, bool isDocument, CancellationToken cancellation)
    {
        if (read.Domain is not { } domain)
            return null;
        var record = await shops.FindAsync(read.Shop, cancellation);
        if (ShopifyInstalling.IsNeeded(record))
            return await installing.InstallAsync(read.Shop, domain, token, cancellation);
        // Without it the page is shown as it is: what is lacking is told there.
        if (isDocument && installing.IsWorthwhile(record!) && await installing.InstallAsync(read.Shop, domain, token, cancellation) is { Key: ShopifyTroubles.StaleIdToken } stale)
            return stale;
        return null;
    }
}
