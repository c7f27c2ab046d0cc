using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Retention.App.Merchant.Doors;
using Retention.App.Storefronts;
using Retention.App.Storefronts.OrderExport;

namespace Retention.App.Merchant.SetupPages;

/// <summary>The import: a file of orders is taken piece by piece, never whole into memory, and how far it is can be watched.</summary>
internal static class ImportRoutes
{
    // A form's own fields and borders around the file.
    private const int Around = 64 * 1024;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/setup/import", ShowAsync);
        inside.MapPost("/setup/import", UploadAsync);
        inside.MapPost("/setup/import/cancel", CancelAsync);
    }

    private static async Task<RazorComponentResult<ImportCard>> ShowAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation) =>
        new(new { Import = await import.FindAsync(session.ShopId, cancellation) });

    private static async Task<IResult> CancelAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation)
    {
        await import.CancelAsync(session.ShopId, cancellation);
        return Told.Redirect(SetupRoutes.Path, "import-off");
    }

    private static async Task<IResult> UploadAsync(MerchantSession session, HttpContext context, HistoryImport import, ImportFiles files, SetupFacts facts, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = ImportFiles.Limit + Around;
        var file = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var faults = await import.FindAsync(session.ShopId, cancellation) is { IsUnderWay: true }
            ? ["An import is under way. Wait for its end, or call it off first."]
            : await TakeAsync(session.ShopId, file, context.Request, import, files, cancellation);
        return faults.Count == 0 ? Told.Redirect(SetupRoutes.Path, "importing") : await SetupRoutes.PageAsync(session, facts, done: null, SetupForm.Empty, faults, cancellation);
    }

    // The columns are looked at before anything is read: a file that is no export is refused at once.
    private static async Task<IReadOnlyList<string>> TakeAsync(string shop, string file, HttpRequest request, HistoryImport import, ImportFiles files, CancellationToken cancellation)
    {
        var (kept, hasAllOrders) = await ReceiveAsync(shop, file, request, files, cancellation);
        if (kept is FileKept.TooLarge)
            return [$"The file is larger than {ImportFiles.Limit / 1024 / 1024} MB. Export the orders of one year at a time, and import one file after the other."];
        if (kept is not FileKept.Kept(var length))
            return ["Choose the file with your orders first."];
        if (await new OrderFileHistory(files.Open(shop, file), length, DateTimeOffset.MinValue).ColumnsAsync(cancellation) is (ColumnsRead.Wrong(var faults), _))
        {
            await files.RemoveAsync(shop, file, cancellation);
            return length == 0 ? ["Choose the file with your orders first."] : [.. faults.Select(fault => fault.ToString())];
        }

        await import.StartAsync(shop, new(HistorySource.OrderFile) { File = file, Length = length, HasAllOrders = hasAllOrders }, isQueued: true, cancellation);
        return [];
    }

    private static async Task<(FileKept? Kept, bool HasAllOrders)> ReceiveAsync(string shop, string file, HttpRequest request, ImportFiles files, CancellationToken cancellation)
    {
        var (kept, hasAllOrders) = ((FileKept?)null, false);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return (null, false);
        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (part.AsFileSection() is { Name: "file", FileStream: { } content })
                kept = await files.KeepAsync(shop, file, content, cancellation);
            else if (part.AsFormDataSection() is { Name: "all" } all)
                hasAllOrders = await all.GetValueAsync(cancellation) == "yes";
        }

        return (kept, hasAllOrders);
    }
}
