using Retention.App.Observability;
using Retention.App.Privacy;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Installs the app in a Shopify shop: Shopify has asked the merchant for our scopes and opens our page with an ID token, which is all there is of an
/// installation (facts/shopify.md 1.2). It comes before any page is shown (App Store requirement 2.3.2), and again after a reinstall (2.3.4).
/// </summary>
internal sealed class ShopifyInstalling(ShopStore shops, ShopifyTokens tokens, ShopifyDetails details, ShopifyInstalled installed, PrivacyRequests erased, TimeProvider time, ILogger<ShopifyInstalling> logger)
{
    private const string StoppedBefore = "stopped before its data were erased";
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    /// <summary>Whether a shop's page can't be shown before its ID token was exchanged: it is not known here, left, or has no tokens that count.</summary>
    public static bool IsNeeded(ShopRecord? record) => record is not { Shop: { UninstalledAt: null, Scopes: not null, Trouble: not ShopifyTroubles.ShopTroubleKey } };

    /// <summary>
    /// Whether a new exchange could bring what the shop does not allow yet: Shopify asks the merchant for it when the app is opened, and only then are there tokens
    /// for it. One page load asks for many things, so not each of them tries.
    /// </summary>
    public bool IsWorthwhile(ShopRecord record) => record.Shop.Scopes is { } scopes && scopes.At < time.GetUtcNow() - AskAgain && scopes.Lacking(ShopifyScopes.Wanted).Length > 0;

    /// <summary>Exchanges the ID token, and makes the shop or takes it in again. Of two browsers at once one does it, and both are in. What hindered it; null when it is done.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="domain">Its permanent domain.</param>
    /// <param name="idToken">The ID token, checked.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ShopTrouble?> InstallAsync(string shop, string domain, string idToken, CancellationToken cancellation)
    {
        var exchanged = await tokens.ExchangeAsync(shop, domain, idToken, cancellation);
        if (exchanged is not Answer<GrantedScopes>.Said { Value: var granted })
            return exchanged.Trouble;
        var (now, isNew, wasStopped) = (time.GetUtcNow(), false, await erased.WasStoppedAsync(shop, cancellation));
        await shops.AddAsync(ShopifyDoor.Platform, domain, known =>
        {
            isNew = known is null or { Scopes: null } or { UninstalledAt: not null };
            return Installed(known, domain, wasStopped, now) with { Scopes = new(granted.Scopes, now) };
        }, connection: null, cancellation);
        if (!isNew)
            return null;
        logger.ShopifyInstalled(shop);
        // What it says of itself can be asked again later; the shop is in.
        await details.RefreshAsync(shop, cancellation);
        await installed.StartAsync(shop, cancellation);
        return null;
    }

    private static Shop Installed(Shop? known, string domain, bool wasStopped, DateTimeOffset now) => known switch
    {
        // Nothing is sent before the merchant turns a flow on; of a shop that was stopped, and erased since, not then either.
        null => Guessed(new Shop { Id = "", Brand = new(""), ConnectedAt = now, Halt = wasStopped ? new(StoppedBefore, now) : null }, domain),
        { Details: null, UninstalledAt: null } => Guessed(known, domain) with { Trouble = known.Trouble == ShopifyTroubles.ShopTroubleKey ? null : known.Trouble },
        { UninstalledAt: not null } => known with { UninstalledAt = null, ConnectedAt = now, Trouble = null },
        { Trouble: ShopifyTroubles.ShopTroubleKey } => known with { Trouble = null },
        _ => known,
    };

    // What follows from its domain counts as told by the shop: so its own word takes its place, and the merchant's does not.
    private static Shop Guessed(Shop shop, string domain)
    {
        var front = new Uri($"https://{domain}");
        var guess = new ShopDetails(DateTimeOffset.MinValue) { Name = ShopConnecting.NameFrom(front), Url = front.AbsoluteUri.TrimEnd('/') };
        return shop with { Details = guess, Brand = shop.Brand with { Name = shop.Brand.Name.Length == 0 ? guess.Name : shop.Brand.Name, Url = shop.Brand.Url ?? guess.Url } };
    }
}
