using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Storefronts;
using Retention.App.Storefronts.ConsentFile;

namespace Retention.App.Merchant.SetupPages;

/// <summary>The import of who must not be written to, and of who agreed: a file is looked at first, and taken over when the merchant has seen what it says.</summary>
internal static class ConsentRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = SetupRoutes.Path + "/consent";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/setup/consent", ShowAsync);
        inside.MapGet("/setup/consent/progress", ProgressAsync);
        inside.MapPost("/setup/consent", UploadAsync).WithMetadata(new ReadsItself());
        inside.MapPost("/setup/consent/import", ImportAsync);
    }

    private static async Task<RazorComponentResult<ConsentPage>> ShowAsync(MerchantSession session, HttpContext context, HistoryImport import, CancellationToken cancellation) =>
        await PageAsync(session, import, Told.Read(context), faults: [], cancellation);

    private static async Task<RazorComponentResult<ConsentCard>> ProgressAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation) =>
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
        var kind = upload.Fields.GetValueOrDefault("kind") == "consent" ? HistorySource.ConsentFile : HistorySource.SuppressionFile;
        var history = new ConsentFileHistory(files.Open(shop, upload.File), upload.Length, kind == HistorySource.SuppressionFile, DateTimeOffset.MinValue);
        if (await history.ColumnsAsync(cancellation) is (ConsentColumnsRead.Wrong(var faults), _))
            return [.. faults.Select(fault => fault.ToString())];
        return Upload.Answer(await import.StartAsync(shop, new(kind) { File = upload.File, FileName = upload.FileName, Length = upload.Length, IsDryRun = true }, isQueued: true, cancellation), isStuck);
    }

    private static async Task<IResult> ImportAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation)
    {
        var faults = await LookedAt.ImportAsync(session.ShopId, import, source => source.IsAboutConsent, cancellation);
        return faults.Count == 0 ? Told.Redirect(Path, "importing") : await PageAsync(session, import, done: null, faults, cancellation);
    }

    private static async Task<RazorComponentResult<ConsentPage>> PageAsync(MerchantSession session, HistoryImport import, string? done, IReadOnlyList<string> faults, CancellationToken cancellation) =>
        new(new { Session = session, Import = await import.FindAsync(session.ShopId, cancellation), Done = done, Faults = faults }) { StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
}
