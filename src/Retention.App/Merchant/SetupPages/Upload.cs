using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Retention.App.Storefronts;

namespace Retention.App.Merchant.SetupPages;

/// <summary>A file that a merchant sent to be imported: it is taken piece by piece, never whole into memory, and lies sealed.</summary>
/// <param name="File">Under which name it is kept.</param>
/// <param name="FileName">What the merchant calls it; null when the browser does not tell.</param>
/// <param name="Length">How many bytes it has; 0 when none was chosen.</param>
/// <param name="Fields">The other fields of the form, the beginning of each.</param>
internal sealed record Upload(string File, string? FileName, long Length, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What is said while another import is under way.</summary>
    public const string Wait = "An import is under way. Wait for its end, or call it off first.";

    // A form's own fields and borders around the file.
    private const int Around = 64 * 1024;

    // As long as ASP.NET's own forms allow; the reader's buffer would not hold a far longer one.
    private const int LongestBoundary = 128;

    // However long a field is, no more of it is taken: they hold a word each.
    private const int LongestField = 20;
    private const int LongestName = 100;

    /// <summary>Sets how much is taken of the request. Whether it says itself that it is too large: then it is answered unread.</summary>
    private static bool Limit(HttpContext context)
    {
        var isTooLarge = context.Request.ContentLength > ImportFiles.Limit + Around;
        // Without a limit the server takes some of it still, so that the browser comes to read the answer.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = isTooLarge ? null : ImportFiles.Limit + Around;
        return isTooLarge;
    }

    /// <summary>Takes the file, unless it is too large or another import is under way.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="context">The request.</param>
    /// <param name="import">The imports.</param>
    /// <param name="files">Where files are kept.</param>
    /// <param name="smaller">What is said of a file that is too large.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="then">What is to be done with it, and whether an earlier import had got stuck; what is wrong, or nothing.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static async Task<IReadOnlyList<string>> TakeUnlessBusyAsync(string shop, HttpContext context, HistoryImport import, ImportFiles files, string smaller, DateTimeOffset now, Func<Upload, bool, Task<IReadOnlyList<string>>> then, CancellationToken cancellation)
    {
        if (Limit(context))
            return [smaller];
        var known = await import.FindAsync(shop, cancellation);
        return known is { IsUnderWay: true } && !known.IsStuck(now) ? [Wait] : await TakeAsync(shop, context.Request, files, smaller, upload => then(upload, known is { IsUnderWay: true }), cancellation);
    }

    /// <summary>Takes the file and does with it what is to be done. Whatever is faulty is not kept.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="request">The request.</param>
    /// <param name="files">Where files are kept.</param>
    /// <param name="smaller">What is said of a file that is too large.</param>
    /// <param name="then">What is to be done with it; what is wrong, or nothing.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    private static async Task<IReadOnlyList<string>> TakeAsync(string shop, HttpRequest request, ImportFiles files, string smaller, Func<Upload, Task<IReadOnlyList<string>>> then, CancellationToken cancellation)
    {
        var file = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        IReadOnlyList<string> faults;
        try
        {
            faults = await ReceiveAsync(shop, file, request, files, cancellation) is { } upload ? await then(upload) : [smaller];
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            faults = [smaller];
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            faults = ["The file did not arrive whole. Send it again."];
        }

        if (faults.Count > 0)
            await files.RemoveAsync(shop, file, cancellation);
        return faults;
    }

    /// <summary>What is wrong with starting an import; nothing when it was started.</summary>
    public static IReadOnlyList<string> Answer(ImportStart start, bool isStuck) => start switch
    {
        ImportStart.Started => [],
        // The queue lost the earlier one, and has it again now.
        ImportStart.UnderWay when isStuck => ["An earlier import had stopped, and goes on now. Wait for its end, or call it off first."],
        ImportStart.UnderWay => [Wait],
        _ => ["Your shop has removed the app. Install it again first."],
    };

    // Null when the file is too large.
    private static async Task<Upload?> ReceiveAsync(string shop, string file, HttpRequest request, ImportFiles files, CancellationToken cancellation)
    {
        var upload = new Upload(file, FileName: null, Length: 0, new Dictionary<string, string>(StringComparer.Ordinal));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            return upload;
        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (part.AsFileSection() is { Name: "file", FileStream: { } content } sent)
            {
                if (await files.KeepAsync(shop, file, content, cancellation) is not FileKept.Kept(var length))
                    return null;
                var name = Letters.Clean.Line(Path.GetFileName(sent.FileName));
                upload = upload with { Length = length, FileName = name.Length == 0 ? null : name[..Math.Min(name.Length, LongestName)] };
            }
            else if (part.AsFormDataSection() is { } field)
            {
                fields[field.Name] = await BeginningAsync(part.Body, cancellation);
            }
        }

        return upload with { Fields = fields };
    }

    private static async Task<string> BeginningAsync(Stream field, CancellationToken cancellation)
    {
        var bytes = new byte[LongestField];
        return Encoding.UTF8.GetString(bytes, 0, await field.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation));
    }
}
