using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;

namespace Retention.App.Merchant.Home;

/// <summary>The first page, and the brake that stands on every page.</summary>
internal static class HomeRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("", HomeAsync);
        inside.MapPost("/brake", BrakeAsync);
    }

    private static async Task<RazorComponentResult<HomePage>> HomeAsync(MerchantSession session, HttpContext context, HomeFacts facts, CancellationToken cancellation) =>
        new(new { Session = session, Facts = await facts.ReadAsync(session.Shop, cancellation), Done = Told.Read(context) });

    // Committed before it is answered: a worker that decides from then on sees it, at the latest a second later.
    private static async Task<IResult> BrakeAsync(MerchantSession session, HttpContext context, ShopStore shops, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var isPaused = form["paused"] != "no";
        await shops.ChangeAsync(session.ShopId, shop => shop.Paused(isPaused), cancellation);
        return Told.Redirect(MerchantArea.Root, isPaused ? "stopped" : "resumed");
    }
}
