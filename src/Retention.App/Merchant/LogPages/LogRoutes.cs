using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;

namespace Retention.App.Merchant.LogPages;

/// <summary>The decision log.</summary>
internal static class LogRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/log";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside) => inside.MapGet("/log", ShowAsync);

    private static async Task<RazorComponentResult<LogPage>> ShowAsync(MerchantSession session, HttpContext context, LogReader reader, TimeProvider time, CancellationToken cancellation)
    {
        var filter = LogFilter.Read(context.Request.Query);
        var before = context.Request.Query["before"].ToString() is { Length: > 0 and < 200 } key ? key : null;
        return new(new { Session = session, Filter = filter, Seen = await reader.ReadAsync(session.ShopId, filter, before, time.GetUtcNow(), cancellation), IsFirst = before is null });
    }
}
