using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.SetupPages;
using Retention.App.Storefronts;
using Retention.App.Storefronts.ReviewFile;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>The import of reviews from another program: a file is looked at first, and taken over when the merchant has seen what its columns are taken for.</summary>
internal static class ReviewImportRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = ReviewRoutes.Path + "/import";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/reviews/import", ShowAsync);
        inside.MapGet("/reviews/import/progress", ProgressAsync);
        inside.MapPost("/reviews/import", UploadAsync).WithMetadata(new ReadsItself());
        inside.MapPost("/reviews/import/start", StartAsync);
    }

    private static Task<RazorComponentResult<ReviewImportPage>> ShowAsync(MerchantSession session, HttpContext context, HistoryImport import, CancellationToken cancellation) =>
        PageAsync(session, import, Told.Read(context), faults: [], cancellation);

    private static async Task<RazorComponentResult<ReviewImportCard>> ProgressAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation) =>
        new(new { Import = await import.FindAsync(session.ShopId, cancellation) });

    private static async Task<IResult> UploadAsync(MerchantSession session, HttpContext context, HistoryImport import, ImportFiles files, TimeProvider time, CancellationToken cancellation)
    {
        var faults = await Upload.TakeUnlessBusyAsync(session.ShopId, context, import, files, LookedAt.Smaller, time.GetUtcNow(), (upload, isStuck) => LookAsync(session.ShopId, upload, import, files, isStuck, cancellation), cancellation);
        return faults.Count == 0 ? Told.Redirect(Path, "looking") : await PageAsync(session, import, done: null, faults, cancellation);
    }

    private static async Task<IReadOnlyList<string>> LookAsync(string shop, Upload upload, HistoryImport import, ImportFiles files, bool isStuck, CancellationToken cancellation)
    {
        if (upload.Length == 0)
            return ["Choose the file first."];
        // The first line alone: which products there are is asked for when the lines are read.
        var history = new ReviewFileHistory(files.Open(shop, upload.File), upload.Length, _ => Task.FromResult(new KnownProducts()), DateTimeOffset.MinValue);
        if (await history.ColumnsAsync(cancellation) is (ReviewColumnsRead.Wrong(var faults), _))
            return [.. faults.Select(fault => fault.ToString())];
        var source = new HistorySource(HistorySource.ReviewFile) { File = upload.File, FileName = upload.FileName, Length = upload.Length, IsDryRun = true, IsRewarded = upload.Fields.GetValueOrDefault("rewarded") == "yes" };
        return Upload.Answer(await import.StartAsync(shop, source, isQueued: true, cancellation), isStuck);
    }

    private static async Task<IResult> StartAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation)
    {
        var faults = await LookedAt.ImportAsync(session.ShopId, import, source => source.IsAboutReviews, cancellation);
        return faults.Count == 0 ? Told.Redirect(Path, "importing") : await PageAsync(session, import, done: null, faults, cancellation);
    }

    private static async Task<RazorComponentResult<ReviewImportPage>> PageAsync(MerchantSession session, HistoryImport import, string? done, IReadOnlyList<string> faults, CancellationToken cancellation) =>
        new(new { Session = session, Import = await import.FindAsync(session.ShopId, cancellation), Done = done, Faults = faults }) { StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
}
