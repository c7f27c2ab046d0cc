using Retention.App.Merchant.Doors;
using Retention.App.Storefronts.Shopify;
using Retention.App.Webhooks;

namespace Retention.App.Merchant.SetupPages;

/// <summary>What a merchant does to the connection of a Shopify shop. Connecting anew is opening the app: that is the door's.</summary>
internal static class ShopifyRoutes
{
    /// <summary>Where it is done.</summary>
    public const string Path = SetupRoutes.Path + "/shopify";

    /// <summary>By what a fault is found on the page.</summary>
    public const string Field = "shopify";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside) => inside.MapPost("/setup/shopify/check", CheckAsync);

    private static async Task<IResult> CheckAsync(MerchantSession session, ShopifyDetails details, SetupFacts facts, CancellationToken cancellation)
    {
        if (session.Record.Platform != ShopifyDoor.Platform)
            return Results.NotFound();
        if (await details.RefreshAsync(session.ShopId, cancellation) is not { } trouble)
            return Told.Redirect(SetupRoutes.Path, "shopify-checked");
        var form = SetupForm.Empty with { Faults = new Dictionary<string, string>(StringComparer.Ordinal) { [Field] = $"{trouble.What} {trouble.Remedy}" } };
        return await SetupRoutes.PageAsync(session, facts, done: null, form, faults: [], cancellation);
    }
}
