using System.Net.Http.Headers;

namespace Retention.App.Storefronts.Shopify;

// The files that bulk operations leave.
internal sealed partial class ShopifyShop
{
    /// <summary>A bulk operation's file, from a byte on. It carries no token: its address is the secret. Whoever gets the stream disposes it.</summary>
    /// <param name="url">Where Shopify says that it lies.</param>
    /// <param name="from">The first byte that is wanted, from 0; beyond the file's end nothing comes.</param>
    /// <param name="cancellation">Gives it up.</param>
    public async Task<Answer<Stream>> DownloadAsync(Uri url, long from, CancellationToken cancellation)
    {
        if (!ShopifyApi.IsFileHost(url, settings))
            return new Answer<Stream>.Not(ShopifyTroubles.Of(ShopifyTroubles.NotAllowed));
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        request.Headers.AcceptEncoding.ParseAdd("identity"); // Bytes are counted in the file as it lies there.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(settings.ShopDeadline);
        HttpResponseMessage? response = null;
        try
        {
            response = await connection.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var status = (int)response.StatusCode;
            if (status is not (200 or 206))
            {
                response.Dispose();
                return status == 416 ? new Answer<Stream>.Said(Stream.Null) : new Answer<Stream>.Not(Gone(status)); // 416: the file ends before.
            }

            var file = new ShopifyFile(response, await response.Content.ReadAsStreamAsync(deadline.Token), settings.ShopDeadline);
            if (status == 200)
                await SkipAsync(file, from, cancellation); // A host that knows no ranges sends the whole file.
            return new Answer<Stream>.Said(file);
        }
        catch (Exception fault) when (ShopifyConnection.IsOfNetwork(fault, cancellation)) // The network, or our own deadline.
        {
            response?.Dispose();
            return new Answer<Stream>.Not(ShopifyConnection.Trouble(fault, changes: false));
        }
    }

    private static ShopTrouble Gone(int status) =>
        (status is 401 or 403 or 404 or 410 ? ShopifyTroubles.Of(ShopifyTroubles.FileGone) : ShopifyStatuses.Trouble(new(status, default, null, null), changes: false)) with { Status = status };

    private static async Task SkipAsync(Stream stream, long bytes, CancellationToken cancellation)
    {
        var piece = new byte[64 * 1024];
        while (bytes > 0 && await stream.ReadAsync(piece.AsMemory(0, (int)Math.Min(bytes, piece.Length)), cancellation) is > 0 and var read)
            bytes -= read;
    }
}
