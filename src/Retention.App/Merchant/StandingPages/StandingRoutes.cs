using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Reputation;

namespace Retention.App.Merchant.StandingPages;

/// <summary>How mailboxes take the shop's letters: the rates, the letters behind them, and the merchant's word that lets things go on.</summary>
internal static class StandingRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/standing";

    /// <summary>How many letters are listed.</summary>
    public const int Most = 200;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/standing", ShowAsync);
        inside.MapPost("/standing/lift", LiftAsync);
    }

    private static async Task<RazorComponentResult<StandingPage>> ShowAsync(MerchantSession session, HttpContext context, Standings standings, TimeProvider time, CancellationToken cancellation) =>
        new(new { Session = session, Seen = await standings.ReadAsync(session.Shop, cancellation), Now = time.GetUtcNow(), Done = Told.Read(context) });

    private static async Task<IResult> LiftAsync(MerchantSession session, HttpContext context, Standings standings, CancellationToken cancellation)
    {
        var hasLooked = (await context.Request.ReadFormAsync(cancellation))["looked"] == "yes";
        return Told.Redirect(Path, hasLooked && await standings.LiftAsync(session.ShopId, cancellation) ? "standing-lifted" : "standing-held");
    }
}
