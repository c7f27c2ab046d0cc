using Retention.App.Storage;

namespace Retention.App.Merchant.Doors;

/// <summary>By which of the three ways somebody came to the merchant's pages.</summary>
public enum Way
{
    /// <summary>Inside Shopify's admin, with its ID token.</summary>
    Shopify,

    /// <summary>Inside WordPress's admin, with the plugin's token.</summary>
    WordPress,

    /// <summary>By a one-time link, on a program that the merchant runs.</summary>
    Link,
}

/// <summary>Who looks at the merchant's pages: whatever they read or change is of this shop, and of no other.</summary>
/// <param name="Record">The shop.</param>
/// <param name="User">Who it is, by the id that the shop's platform gives its staff; for the decision log and the audit, never shown as a name.</param>
/// <param name="Way">How they came in.</param>
public sealed record MerchantSession(ShopRecord Record, string User, Way Way)
{
    /// <summary>The shop's id: it opens every key that a page touches.</summary>
    public string ShopId => Record.Shop.Id;

    /// <summary>The shop.</summary>
    public Shops.Shop Shop => Record.Shop;

    /// <summary>The session that <see cref="MerchantDoor"/> let in: handlers take it as a parameter, so none can forget whose page it is.</summary>
    /// <exception cref="InvalidOperationException">The route does not stand behind the door.</exception>
    public static ValueTask<MerchantSession?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<MerchantSession?>(context.Features.Get<MerchantSession>() ?? throw new InvalidOperationException("A merchant's route that does not stand behind the door."));
}
