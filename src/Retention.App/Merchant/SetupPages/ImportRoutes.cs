using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Storefronts;
using Retention.App.Storefronts.OrderExport;

namespace Retention.App.Merchant.SetupPages;

/// <summary>The import: a file of orders is taken piece by piece, never whole into memory, and how far it is can be watched.</summary>
internal static class ImportRoutes
{
    private static readonly string Smaller = $"The file is larger than {ImportFiles.Limit / 1024 / 1024} MB. Export the orders of one year at a time, and import one file after the other.";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/setup/import", ShowAsync);
        inside.MapPost("/setup/import", UploadAsync).WithMetadata(new ReadsItself());
        inside.MapPost("/setup/import/shop", FromShopAsync);
        inside.MapPost("/setup/import/cancel", CancelAsync);
    }

    private static async Task<RazorComponentResult<ImportCard>> ShowAsync(MerchantSession session, HistoryImport import, StorefrontChanges shops, CancellationToken cancellation) =>
        new(new { Import = await import.FindAsync(session.ShopId, cancellation), FromShop = await shops.SourceAsync(session.ShopId, cancellation) });

    // Whoever took our keys back meanwhile sees no button any more.
    private static async Task<IResult> FromShopAsync(MerchantSession session, HistoryImport import, StorefrontChanges shops, CancellationToken cancellation)
    {
        if (await shops.SourceAsync(session.ShopId, cancellation) is { } source)
            await import.StartAsync(session.ShopId, source, isQueued: true, cancellation);
        return Told.Redirect(SetupRoutes.Path, "importing");
    }

    private static async Task<IResult> CancelAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation)
    {
        await import.CancelAsync(session.ShopId, cancellation);
        return Told.Redirect(SetupRoutes.Path, "import-off");
    }

    private static async Task<IResult> UploadAsync(MerchantSession session, HttpContext context, HistoryImport import, ImportFiles files, SetupFacts facts, TimeProvider time, CancellationToken cancellation)
    {
        var faults = await Upload.TakeUnlessBusyAsync(session.ShopId, context, import, files, Smaller, time.GetUtcNow(), (upload, isStuck) => StartAsync(session.ShopId, upload, import, files, isStuck, cancellation), cancellation);
        return faults.Count == 0 ? Told.Redirect(SetupRoutes.Path, "importing") : await SetupRoutes.PageAsync(session, facts, done: null, SetupForm.Empty, faults, cancellation);
    }

    // The columns are looked at before anything is read: a file that is no export is refused at once.
    private static async Task<IReadOnlyList<string>> StartAsync(string shop, Upload upload, HistoryImport import, ImportFiles files, bool isStuck, CancellationToken cancellation)
    {
        if (upload.Length == 0)
            return ["Choose the file with your orders first."];
        if (await new OrderFileHistory(files.Open(shop, upload.File), upload.Length, DateTimeOffset.MinValue).ColumnsAsync(cancellation) is (ColumnsRead.Wrong(var faults), _))
            return [.. faults.Select(fault => fault.ToString())];
        return Upload.Answer(
            await import.StartAsync(shop, new(HistorySource.OrderFile) { File = upload.File, Length = upload.Length, HasAllOrders = upload.Fields.GetValueOrDefault("all") == "yes" }, isQueued: true, cancellation), isStuck);
    }
}
