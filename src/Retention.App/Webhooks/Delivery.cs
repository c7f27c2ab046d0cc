using System.Buffers;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Primitives;

namespace Retention.App.Webhooks;

/// <summary>A delivery as it came: the raw bytes, and the headers.</summary>
/// <param name="Body">Every byte of the body.</param>
/// <param name="Headers">The headers, by name whatever its case.</param>
internal sealed record Delivery(byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The largest body that is read. Larger ones are refused with 413; seven of those in a row disable a WooCommerce webhook.</summary>
    public const int Limit = 8 * 1024 * 1024;

    // How many large bodies are held at once: a stranger who sends many must not fill the memory. The others wait their turn.
    private const int Large = 256 * 1024;
    private static readonly SemaphoreSlim LargeBodies = new(8);

    // The server's own least rate is an average of 240 bytes a second: a quarter of a megabyte would buy a stranger eighteen minutes of a turn.
    private static readonly MinDataRate AtLeast = new(bytesPerSecond: 64 * 1024, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Reads the body whole; null when it is too large.</summary>
    public static Task<Delivery?> ReadAsync(HttpRequest request, CancellationToken cancellation) => ReadAsync(request, Limit, cancellation);

    /// <summary>Reads the body whole; null when it is larger than this limit in bytes.</summary>
    public static async Task<Delivery?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
            return null;
        var isLarge = false;
        // What a stranger promises to send is not reserved before it comes.
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 64 * 1024));
        using var piece = MemoryPool<byte>.Shared.Rent(16 * 1024);
        int read;
        while ((read = await request.Body.ReadAsync(piece.Memory, cancellation)) > 0)
        {
            if (body.Length + read > limit)
                return null;
            body.Write(piece.Memory.Span[..read]);
            if (isLarge || body.Length <= Large)
                continue;
            await LargeBodies.WaitAsync(cancellation);
            isLarge = true;
            Hurry(request);
            request.HttpContext.Response.OnCompleted(() =>
            {
                LargeBodies.Release();
                return Task.CompletedTask;
            });
        }

        // What came as it was promised lies in its array whole.
        return new(body.Capacity == body.Length ? body.GetBuffer() : body.ToArray(), HeadersOf(request));
    }

    /// <summary>Lets the server cut the request off unless its body comes at 64 KB a second: whoever holds a turn that others wait for makes use of it.</summary>
    public static void Hurry(HttpRequest request)
    {
        // No other protocol lets it be set.
        if (HttpProtocol.IsHttp11(request.Protocol) && request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = AtLeast;
    }

    /// <summary>A header's value; null when it is missing or empty.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) && !StringValues.IsNullOrEmpty(value) ? value : null;

    private static Dictionary<string, string> HeadersOf(HttpRequest request)
    {
        var headers = new Dictionary<string, string>(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers)
            headers[name] = value.ToString();
        return headers;
    }
}
