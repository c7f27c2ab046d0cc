using Retention.App.Webhooks;

namespace Retention.App.Merchant.Doors;

/// <summary>What a merchant's page may load, and who may frame it: the admin of its own shop, and nobody else.</summary>
internal static class PagePolicy
{
    /// <summary>Where App Bridge is: Shopify takes it from nowhere else (App Store requirement 2.2.3).</summary>
    public const string AppBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

    private const string Own = "default-src 'none'; style-src 'self'; img-src 'self' data: https:; frame-src 'self'; form-action 'self'; base-uri 'none'";

    /// <summary>The policy of a page inside.</summary>
    public static void Set(HttpContext context, MerchantSession session) => context.Response.Headers.ContentSecurityPolicy = session.Way switch
    {
        // Which hosts App Bridge itself talks to is unconfirmed (facts/shopify.md); it works through its frame's messages and fetches of our own.
        Way.Shopify => $"{Own}; script-src 'self' https://cdn.shopify.com; connect-src 'self' https://*.shopify.com; frame-ancestors https://{session.Record.Address} https://admin.shopify.com",
        Way.WordPress => $"{Own}; script-src 'self'; connect-src 'self'; frame-ancestors {FrameOf(session)}",
        _ => $"{Own}; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
    };

    /// <summary>The policy of the page that says that the door is closed: it holds nothing, so it may be framed by whichever admin asked for it.</summary>
    public static void SetClosed(HttpContext context) =>
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    /// <summary>The policy of the page that only loads App Bridge.</summary>
    public static void SetBounce(HttpContext context, string? shop)
    {
        var framedBy = shop is not null && ShopifyDoor.IsDomain().IsMatch(shop) ? $"https://{shop}" : "https://*.myshopify.com";
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src https://cdn.shopify.com; connect-src 'self' https://*.shopify.com; base-uri 'none'; frame-ancestors {framedBy} https://admin.shopify.com";
    }

    /// <summary>The origin of the admin that frames a WooCommerce shop's page.</summary>
    public static string FrameOf(MerchantSession session) => new Uri(session.Record.Address).GetLeftPart(UriPartial.Authority);
}
