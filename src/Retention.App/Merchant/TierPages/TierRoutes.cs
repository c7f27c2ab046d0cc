using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tiers;

namespace Retention.App.Merchant.TierPages;

/// <summary>The levels of the shop: set, tried out, and who is at which.</summary>
internal static class TierRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/tiers";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/tiers", ShowAsync);
        inside.MapPost("/tiers", SaveAsync);
        inside.MapPost("/tiers/count", CountAsync);
    }

    private static Task<RazorComponentResult<TiersPage>> ShowAsync(MerchantSession session, HttpContext context, ReachRows rows, CancellationToken cancellation) =>
        PageAsync(session, context, rows, form: null, cancellation);

    // Kept, or only tried out: how many would be at each level, with nothing changed.
    private static async Task<IResult> SaveAsync(MerchantSession session, HttpContext context, ShopStore shops, ShopCredits credits, ReachRows rows, ReachCounting counting, TierWakes wakes, CancellationToken cancellation)
    {
        var posted = await context.Request.ReadFormAsync(cancellation);
        var typed = posted.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var form = TierForm.Read(typed, session.Shop.Settings.Tiers, await CurrencyAsync(session, credits, cancellation));
        if (form.Settings is not { } settings)
            return await PageAsync(session, context, rows, form, cancellation);
        if (typed.GetValueOrDefault("do") == "try")
        {
            await counting.StartAnewAsync(session.ShopId, settings, cancellation);
            return Told.Redirect($"{Path}?draft=1", "tiers-tried");
        }

        var before = session.Shop.Settings.Tiers;
        await shops.ChangeAsync(session.ShopId, shop => shop with { Settings = shop.Settings with { Tiers = settings with { Version = (shop.Settings.Tiers?.Version ?? 0) + 1 } } }, cancellation);
        await counting.StartAnewAsync(session.ShopId, levels: null, cancellation);
        if (!settings.Early.IsEmpty || before is { Early.IsEmpty: false })
            await wakes.TellEarlyAsync(session.ShopId, cancellation);
        return Told.Redirect(Path, "tiers-kept");
    }

    private static async Task<IResult> CountAsync(MerchantSession session, ReachCounting counting, CancellationToken cancellation)
    {
        await counting.StartAsync(session.ShopId, cancellation);
        return Told.Redirect(Path, "tiers-counted");
    }

    private static async Task<RazorComponentResult<TiersPage>> PageAsync(MerchantSession session, HttpContext context, ReachRows rows, TierForm? form, CancellationToken cancellation)
    {
        var (reach, _) = await rows.FindAsync(session.ShopId, cancellation);
        var draft = context.Request.Query["draft"] == "1" ? reach.Scan?.Counted.Draft ?? reach.Last?.Draft : null;
        return new(new
        {
            Session = session,
            Form = form ?? TierForm.Of(draft?.Levels ?? session.Shop.Settings.Tiers),
            Counted = reach.Last,
            IsCounting = reach.Scan is not null,
            Draft = draft is null ? null : reach.Scan is null ? reach.Last?.Draft : draft with { Tally = null },
            Done = Told.Read(context),
        })
        {
            StatusCode = form is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private static async Task<Currency?> CurrencyAsync(MerchantSession session, ShopCredits credits, CancellationToken cancellation) =>
        credits.Of(session.Record) is { } credit && await credit.CurrencyAsync(session.ShopId, cancellation) is Answer<Currency>.Said(var currency) ? currency : session.Shop.Settings.Tiers?.Currency;
}
