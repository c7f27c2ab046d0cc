using Retention.App.Merchant.Doors;
using Retention.App.Merchant.SetupPages;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>Whether the shop shows its reviews, and writes ratings to its products.</summary>
internal static class ReviewSettingsRoutes
{
    /// <summary>Where it is kept.</summary>
    public const string Path = SetupRoutes.Path + "/reviews";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside) => inside.MapPost("/setup/reviews", SaveAsync);

    private static async Task<IResult> SaveAsync(MerchantSession session, HttpContext context, ShopStore shops, RatingWakes wakes, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        // A value that is none of ours changes nothing; a form of another platform's shop has no box for the products.
        var writes = form.ContainsKey("ratings") && session.Record.Platform == ShopifyDoor.Platform;
        var changed = await shops.ChangeAsync(session.ShopId, shop =>
        {
            var shown = AllSettings.Find("show-reviews")!.Set(shop, form["show"].ToString()) ?? shop;
            return shown with { Settings = shown.Settings with { WritesReviewFigures = writes } };
        }, cancellation);
        // Turned on, they are written; turned off, they are taken away.
        if (changed is not null && (writes || session.Shop.Settings.WritesReviewFigures))
            await wakes.AllAsync(session.ShopId, after: "", cancellation);
        return Told.Redirect(SetupRoutes.Path, "kept");
    }
}
