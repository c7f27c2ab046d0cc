using Azure.Core;

namespace Retention.App.Seeding.Memory;

/// <summary>A request as the memory reads it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path behind the account, decoded.</param>
/// <param name="Query">The query's settings.</param>
/// <param name="IfMatch">The version that a change needs; null for none.</param>
/// <param name="IsNew">Whether there must be nothing yet.</param>
/// <param name="Body">What was sent.</param>
internal sealed record MemoryCall(string Method, string Path, IReadOnlyDictionary<string, string> Query, string? IfMatch, bool IsNew, byte[] Body)
{
    /// <summary>Reads a request.</summary>
    public static MemoryCall Of(Request request)
    {
        var uri = request.Uri.ToUri();
        var path = Uri.UnescapeDataString(uri.AbsolutePath).Split('/', 3);
        return new(request.Method.Method, path.Length < 3 ? "" : path[2], QueryOf(uri.Query), Header(request, "If-Match"), Header(request, "If-None-Match") == "*", BodyOf(request));
    }

    private static Dictionary<string, string> QueryOf(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part.Length < 2 ? "" : Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);

    private static string? Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : null;

    private static byte[] BodyOf(Request request)
    {
        if (request.Content is null)
            return [];
        using var body = new MemoryStream();
        request.Content.WriteTo(body, CancellationToken.None);
        return body.ToArray();
    }
}
