using System.Globalization;

namespace Retention.App.Photos;

/// <summary>Sends a photo.</summary>
/// <param name="bytes">The photo as it was kept.</param>
/// <param name="isPublic">Whether everybody may see it, and shops' pages may show it.</param>
internal sealed class PhotoAnswer(byte[] bytes, bool isPublic) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, headers) = (httpContext.Response, httpContext.Response.Headers);
        var (type, ending) = PhotoReader.KindOf(bytes) switch { PhotoKind.Jpeg => ("image/jpeg", "jpg"), PhotoKind.Png => ("image/png", "png"), _ => ("image/webp", "webp") };
        (response.ContentType, response.ContentLength) = (type, bytes.Length);
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentDisposition = $"inline; filename=\"photo.{ending}\"";
        headers.CacheControl = isPublic ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={PhotoDoor.Cached.TotalSeconds}") : "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = isPublic ? "cross-origin" : "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
