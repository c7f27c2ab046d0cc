using Retention.App.Merchant.Doors;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;

namespace Retention.App.Merchant.SetupPages;

/// <summary>What a merchant does to the connection of a WooCommerce shop.</summary>
internal static class WooCommerceRoutes
{
    /// <summary>Where it is done.</summary>
    public const string Path = SetupRoutes.Path + "/woocommerce";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapPost("/setup/woocommerce/check", CheckAsync);
        inside.MapPost("/setup/woocommerce/keys", KeysAsync);
        inside.MapPost("/setup/woocommerce/yield", YieldAsync);
        inside.MapPost("/setup/woocommerce/disconnect", DisconnectAsync);
    }

    private static bool IsWooCommerce(MerchantSession session) => session.Record is { Platform: WooCommerceDoor.Platform, Connection: not null };

    // Whoever closes the page meanwhile does not leave half of the webhooks behind.
    private static async Task<IResult> CheckAsync(MerchantSession session, ConnectionCheck check, SetupFacts facts, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        if (!IsWooCommerce(session))
            return Results.NotFound();
        return await check.LookAsync(session.ShopId, anew: false, host.ApplicationStopping) is null
            ? await FaultAsync(session, facts, "woo-key", "There are no keys to look with. Connect the shop again.", cancellation)
            : Told.Redirect(SetupRoutes.Path, "woo-checked");
    }

    private static async Task<IResult> KeysAsync(MerchantSession session, HttpContext context, ShopConnecting connecting, SetupFacts facts, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        if (!IsWooCommerce(session))
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        if (PastedKeys.Read(form["key"], form["secret"]) is not { } keys)
            return await FaultAsync(session, facts, "woo-key", PastedKeys.Wanted, cancellation);
        var proof = await connecting.ProveAsync(session.Record.Address, keys, cancellation);
        if (proof is not Answer<ShopIdentity>.Said { Value: var identity })
            return await FaultAsync(session, facts, "woo-key", $"{proof.Trouble!.What} {proof.Trouble.Remedy}", cancellation);
        await connecting.ConnectAsync(session.Record.Address, keys, identity, change: null, onlyNew: false, host.ApplicationStopping);
        return Told.Redirect(SetupRoutes.Path, "connected");
    }

    private static async Task<IResult> YieldAsync(MerchantSession session, HttpContext context, WooCommerceShops shops, ConnectionStates states, ConnectionCheck check, SetupFacts facts, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        if (!IsWooCommerce(session) || await shops.OpenAsync(session.ShopId, cancellation) is not { } shop)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var (sender, yields) = (form["sender"].ToString(), form["yields"] == "yes");
        // Only what the plugin itself named: a form can be made by anybody who is in.
        if ((await states.LastAsync(session.ShopId, cancellation))?.Plugin?.Others.Any(other => other.CanYield && other.Key == sender) is not true)
            return Results.NotFound();
        if (await ShopPlugin.YieldAsync(shop, sender, yields, cancellation) is Answer<System.Text.Json.JsonElement>.Not { Why: var why })
            return await FaultAsync(session, facts, "woo-yield", $"{why.What} {why.Remedy}", cancellation);
        await check.LookAsync(session.ShopId, anew: false, host.ApplicationStopping);
        return Told.Redirect(SetupRoutes.Path, yields ? "woo-yields" : "woo-speaks");
    }

    private static async Task<IResult> DisconnectAsync(MerchantSession session, HttpContext context, ShopConnecting connecting, SetupFacts facts, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        if (!IsWooCommerce(session))
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        if (form["sure"] != "yes")
            return await FaultAsync(session, facts, "woo-sure", "Tick the box first.", cancellation);
        return Told.Redirect(SetupRoutes.Path, await connecting.DisconnectAsync(session.Record, host.ApplicationStopping) is null ? "woo-gone" : "woo-gone-here");
    }

    private static async Task<IResult> FaultAsync(MerchantSession session, SetupFacts facts, string field, string fault, CancellationToken cancellation) =>
        await SetupRoutes.PageAsync(session, facts, done: null, new(new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal) { [field] = fault }), faults: [], cancellation);
}
