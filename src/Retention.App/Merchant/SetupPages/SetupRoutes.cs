using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.ForShoppers;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;

namespace Retention.App.Merchant.SetupPages;

/// <summary>The page of the seven checks, where what can be mended here is mended.</summary>
internal static class SetupRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/setup";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/setup", ShowAsync);
        inside.MapPost("/setup/{part}", SaveAsync);
        TextsRoutes.Map(inside);
        ReviewCreditRoutes.Map(inside);
        ImportRoutes.Map(inside);
        ConsentRoutes.Map(inside);
        WooCommerceRoutes.Map(inside);
        ShopifyRoutes.Map(inside);
    }

    /// <summary>The page.</summary>
    public static async Task<RazorComponentResult<SetupPage>> PageAsync(MerchantSession session, SetupFacts facts, string? done, SetupForm form, IReadOnlyList<string> faults, CancellationToken cancellation) =>
        new(new { Session = session, Facts = await facts.ReadAsync(session.Record, cancellation), Done = done, Form = form, Faults = faults })
        {
            StatusCode = faults.Count == 0 && form.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private static Task<RazorComponentResult<SetupPage>> ShowAsync(MerchantSession session, HttpContext context, SetupFacts facts, CancellationToken cancellation) =>
        PageAsync(session, facts, Told.Read(context), SetupForm.Empty, faults: [], cancellation);

    private static async Task<IResult> SaveAsync(string part, MerchantSession session, HttpContext context, ShopStore shops, SetupFacts facts, ShopLogos logos, CancellationToken cancellation)
    {
        if (!SetupForm.Parts.Contains(part, StringComparer.Ordinal))
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var typed = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var read = SetupForm.Empty;
        var kept = await shops.ChangeAsync(session.ShopId, shop =>
        {
            (var changed, read) = SetupForm.Read(part, typed, shop);
            return changed;
        }, cancellation);
        if (part == "brand" && read.Faults.Count == 0 && kept is { } known && known.Brand.Logo != known.Logo?.Source)
            await logos.LookAsync(known, cancellation);
        return read.Faults.Count == 0 ? Told.Redirect(Path, "kept") : await PageAsync(session, facts, done: null, read, faults: [], cancellation);
    }
}
