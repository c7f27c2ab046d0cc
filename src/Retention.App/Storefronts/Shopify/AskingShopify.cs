namespace Retention.App.Storefronts.Shopify;

/// <summary>Asks one thing of a shop that may have gone, or never let us in.</summary>
internal static class AskingShopify
{
    /// <summary>As <see cref="ShopifyShop.AskAsync"/>; where the shop can't be opened, that is the trouble.</summary>
    public static async Task<Answer<TData>> AskAsync<TVariables, TData>(this ShopifyShops shops, string shop, AdminOperation<TVariables, TData> operation, TVariables variables, CancellationToken cancellation) =>
        await shops.OpenAsync(shop, cancellation) is { } open ? await open.AskAsync(operation, variables, cancellation) : new Answer<TData>.Not(ShopifyTroubles.Of(ShopifyTroubles.NotConnected));
}
