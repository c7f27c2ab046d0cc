using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Merchant.QuarantinePages;

/// <summary>What the shop told us and we did not understand, and how to try it again.</summary>
internal static class QuarantineRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/quarantine";

    /// <summary>How many are shown: when more are kept, there is one fault behind them all.</summary>
    public const int Most = 50;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/quarantine", ShowAsync);
        inside.MapPost("/quarantine/replay", ReplayAsync);
        inside.MapPost("/quarantine/replay-all", ReplayAllAsync);
    }

    private static async Task<RazorComponentResult<QuarantinePage>> ShowAsync(MerchantSession session, HttpContext context, Quarantine quarantine, CancellationToken cancellation) =>
        new(new { Session = session, Held = await HeldAsync(session, quarantine, cancellation), Done = Told.Read(context) });

    private static async Task<IResult> ReplayAsync(MerchantSession session, HttpContext context, Quarantine quarantine, Replay replay, CancellationToken cancellation) =>
        await quarantine.FindAsync(SourceOf(session.Record), (await context.Request.ReadFormAsync(cancellation))["name"].ToString(), cancellation) is { } held
            ? Told.Redirect(Path, await replay.TryAsync(held, cancellation) ? "understood" : "not-understood")
            : Results.NotFound();

    private static async Task<IResult> ReplayAllAsync(MerchantSession session, Quarantine quarantine, Replay replay, CancellationToken cancellation)
    {
        var isAllUnderstood = true;
        foreach (var held in await HeldAsync(session, quarantine, cancellation))
            isAllUnderstood &= await replay.TryAsync(held, cancellation);
        return Told.Redirect(Path, isAllUnderstood ? "all-understood" : "some-not-understood");
    }

    private static Task<IReadOnlyList<QuarantineEntry>> HeldAsync(MerchantSession session, Quarantine quarantine, CancellationToken cancellation) =>
        quarantine.ListAsync(SourceOf(session.Record), Most, cancellation);

    // By what a door keeps it: Shopify's deliveries say no more than the domain.
    private static string SourceOf(ShopRecord shop) => shop.Platform == ShopifyDoor.Platform ? shop.Address.ToLowerInvariant() : shop.Shop.Id;
}
