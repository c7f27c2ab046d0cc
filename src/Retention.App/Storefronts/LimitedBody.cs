namespace Retention.App.Storefronts;

/// <summary>Reads what a shop answered, up to a limit: a stranger's server may send without end.</summary>
internal static class LimitedBody
{
    /// <summary>The bytes; null where they are more than the limit.</summary>
    /// <param name="content">The answer, of which only the headers are read yet.</param>
    /// <param name="limit">The most that is read, in bytes.</param>
    /// <param name="cancellation">Gives the call up.</param>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int limit, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > limit)
            return null;
        using var bytes = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var piece = new byte[64 * 1024];
        while (await stream.ReadAsync(piece, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > limit)
                return null;
            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }
}
