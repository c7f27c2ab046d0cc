using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.PeoplePages;
using Retention.App.Storage;

namespace Retention.App.Merchant.UpcomingPages;

/// <summary>What is to come within seven days, and how to cancel one of it.</summary>
internal static class UpcomingRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/upcoming";

    /// <summary>Where one is cancelled.</summary>
    public const string Cancel = Path + "/cancel";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/upcoming", ShowAsync);
        inside.MapPost("/upcoming/cancel", CancelAsync);
    }

    private static async Task<RazorComponentResult<UpcomingPage>> ShowAsync(MerchantSession session, HttpContext context, UpcomingReader reader, TimeProvider time, CancellationToken cancellation)
    {
        var from = context.Request.Query["from"].ToString() is { Length: > 0 and < 100 } key ? key : null;
        return new(new { Session = session, Seen = await reader.ReadAsync(session.Shop, from, time.GetUtcNow(), cancellation), Done = Told.Read(context) });
    }

    private static async Task<IResult> CancelAsync(MerchantSession session, HttpContext context, Cancelling cancelling, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (shopper, journey) = (form["shopper"].ToString(), form["journey"].ToString());
        if (!Keys.IsShopperId(shopper) || journey.Length == 0 || !int.TryParse(form["step"], NumberStyles.None, CultureInfo.InvariantCulture, out var step))
            return Results.NotFound();
        var back = form["back"] == "shopper" ? PeopleRoutes.Of(shopper) : Path;
        return await cancelling.CancelAsync(session.ShopId, shopper, journey, step, cancellation) switch
        {
            Cancelled.Done => Told.Redirect(back, "cancelled"),
            Cancelled.TooLate => Told.Redirect(back, "too-late"),
            Cancelled.Gone => Told.Redirect(back, "no-longer-planned"),
            _ => Results.NotFound(), // No such shopper of this shop.
        };
    }
}
