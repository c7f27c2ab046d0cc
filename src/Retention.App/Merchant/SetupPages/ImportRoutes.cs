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

    // As long as ASP.NET's own forms allow; the reader's buffer would not hold a far longer one.
    private const int LongestBoundary = 128;

    private const string Wait = "An import is under way. Wait for its end, or call it off first.";
    private static readonly string Smaller = $"The file is larger than {ImportFiles.Limit / 1024 / 1024} MB. Export the orders of one year at a time, and import one file after the other.";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/setup/import", ShowAsync);
        inside.MapPost("/setup/import", UploadAsync).WithMetadata(new ReadsItself());
        inside.MapPost("/setup/import/cancel", CancelAsync);
    }

    private static async Task<RazorComponentResult<ImportCard>> ShowAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation) =>
        new(new { Import = await import.FindAsync(session.ShopId, cancellation) });

    private static async Task<IResult> CancelAsync(MerchantSession session, HistoryImport import, CancellationToken cancellation)
    {
        await import.CancelAsync(session.ShopId, cancellation);
        return Told.Redirect(SetupRoutes.Path, "import-off");
    }

    private static async Task<IResult> UploadAsync(MerchantSession session, HttpContext context, HistoryImport import, ImportFiles files, SetupFacts facts, TimeProvider time, CancellationToken cancellation)
    {
        var isTooLarge = context.Request.ContentLength > ImportFiles.Limit + Around;
        // One that says that it is too large is answered unread. Without a limit the server takes some of it still, so that the browser comes to read the answer.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = isTooLarge ? null : ImportFiles.Limit + Around;
        var known = await import.FindAsync(session.ShopId, cancellation);
        IReadOnlyList<string> faults = isTooLarge ? [Smaller]
            : known is { IsUnderWay: true } && !known.IsStuck(time.GetUtcNow()) ? [Wait]
            : await TakeAsync(session.ShopId, context.Request, import, files, isStuck: known is { IsUnderWay: true }, cancellation);
        return faults.Count == 0 ? Told.Redirect(SetupRoutes.Path, "importing") : await SetupRoutes.PageAsync(session, facts, done: null, SetupForm.Empty, faults, cancellation);
    }

    // Whatever is not imported is not kept either.
    private static async Task<IReadOnlyList<string>> TakeAsync(string shop, HttpRequest request, HistoryImport import, ImportFiles files, bool isStuck, CancellationToken cancellation)
    {
        var file = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        IReadOnlyList<string> faults;
        try
        {
            faults = await StartAsync(shop, file, request, import, files, isStuck, cancellation);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            faults = [Smaller];
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            faults = ["The file did not arrive whole. Send it again."];
        }

        if (faults.Count > 0)
            await files.RemoveAsync(shop, file, cancellation);
        return faults;
    }

    // The columns are looked at before anything is read: a file that is no export is refused at once.
    private static async Task<IReadOnlyList<string>> StartAsync(string shop, string file, HttpRequest request, HistoryImport import, ImportFiles files, bool isStuck, CancellationToken cancellation)
    {
        var (kept, hasAllOrders) = await ReceiveAsync(shop, file, request, files, cancellation);
        if (kept is FileKept.TooLarge)
            return [Smaller];
        if (kept is not FileKept.Kept(> 0 and var length))
            return ["Choose the file with your orders first."];
        if (await new OrderFileHistory(files.Open(shop, file), length, DateTimeOffset.MinValue).ColumnsAsync(cancellation) is (ColumnsRead.Wrong(var faults), _))
            return [.. faults.Select(fault => fault.ToString())];
        return await import.StartAsync(shop, new(HistorySource.OrderFile) { File = file, Length = length, HasAllOrders = hasAllOrders }, isQueued: true, cancellation) switch
        {
            ImportStart.Started => [],
            // The queue lost the earlier one, and has it again now.
            ImportStart.UnderWay when isStuck => ["An earlier import had stopped, and goes on now. Wait for its end, or call it off first."],
            ImportStart.UnderWay => [Wait],
            _ => ["Your shop has removed the app. Install it again first."],
        };
    }

    private static async Task<(FileKept? Kept, bool HasAllOrders)> ReceiveAsync(string shop, string file, HttpRequest request, ImportFiles files, CancellationToken cancellation)
    {
        var (kept, hasAllOrders) = ((FileKept?)null, false);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            return (null, false);
        var parts = new MultipartReader(boundary, request.Body);
        while (kept is not FileKept.TooLarge && await parts.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (part.AsFileSection() is { Name: "file", FileStream: { } content })
                kept = await files.KeepAsync(shop, file, content, cancellation);
            else if (part.AsFormDataSection() is { Name: "all" })
                hasAllOrders = await IsYesAsync(part.Body, cancellation);
        }

        return (kept, hasAllOrders);
    }

    // However long it is, no more of it is taken.
    private static async Task<bool> IsYesAsync(Stream field, CancellationToken cancellation)
    {
        var bytes = new byte[4];
        var length = await field.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return bytes.AsSpan(0, length).SequenceEqual("yes"u8);
    }
}
