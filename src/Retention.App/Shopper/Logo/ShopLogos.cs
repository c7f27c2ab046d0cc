using Retention.App.Letters;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>
/// Copies shops' logos, so that shoppers' pages show them without asking anybody else. The merchant typed the address, so it is called as carefully as a
/// shop's: over https, on the public internet only, and every place that it leads on to likewise.
/// </summary>
internal sealed class ShopLogos(AppStorage storage, ShopStore shops, ShopConnections connections, AppSettings settings, TimeProvider time)
{
    /// <summary>How large a logo may be, in bytes.</summary>
    public const int Limit = 300_000;

    private const int MostTurns = 3;
    private static readonly TimeSpan Every = TimeSpan.FromHours(23);
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    /// <summary>Where the page finds a shop's logo; null where its name is written instead.</summary>
    public static string? PathOf(Shop shop) => shop.Logo is { Name: { } name } copy && copy.Source == shop.Brand.Logo ? $"/shopper/logos/{shop.Id}/{name}" : null;

    /// <summary>Copies the logo of a shop, or writes down what hinders it.</summary>
    public async Task<Shop> LookAsync(Shop shop, CancellationToken cancellation)
    {
        if (Links.Read(shop.Brand.Logo) is not { } address)
            return shop;
        var copy = await CopyAsync(shop, address, cancellation);
        var changed = await shops.ChangeAsync(shop.Id, known => known.Brand.Logo == copy.Source ? known with { Logo = copy } : known, cancellation);
        return changed ?? shop;
    }

    /// <summary>Looks once a day at each logo: another picture may stand there, or one at last.</summary>
    public async Task LookAllAsync(CancellationToken cancellation)
    {
        var (begun, now) = (time.GetTimestamp(), time.GetUtcNow());
        var due = (await shops.ListAsync(cancellation)).Select(record => record.Shop)
            .Where(shop => shop.UninstalledAt is null && shop.Brand.Logo is { } source && !(shop.Logo?.Source == source && shop.Logo.LookedAt > now - Every));
        foreach (var shop in due.OrderBy(shop => shop.Logo?.LookedAt))
        {
            if (time.GetElapsedTime(begun) > Budget)
                return;
            await LookAsync(shop, cancellation);
        }
    }

    /// <summary>Shows a logo.</summary>
    public async Task<IResult> ShowAsync(string shop, string name, HttpResponse response, CancellationToken cancellation)
    {
        if (!IsName(shop) || !IsName(name) || await storage.Logos.FindAsync($"{shop}/{name}", cancellation) is not { } content || LogoPicture.TypeOf(content) is not { } type)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=604800, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(content.ToArray(), type);
    }

    private static bool IsName(string text) => text.Length is > 0 and <= 64 && text.All(char.IsAsciiLetterOrDigit);

    private async Task<LogoCopy> CopyAsync(Shop shop, Uri address, CancellationToken cancellation)
    {
        var copy = new LogoCopy(shop.Brand.Logo!, time.GetUtcNow());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(settings.ShopDeadline);
        try
        {
            var (content, trouble) = await ReadAsync(address, patience.Token);
            if (content is null)
                return copy with { Trouble = trouble };
            var name = Keys.Hash(Convert.ToBase64String(content), 32);
            await storage.Logos.PutAsync($"{shop.Id}/{name}", BinaryData.FromBytes(content), cancellation);
            return copy with { Name = name };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // Not today: what was copied before from there is shown until it can be read again.
            return copy with { Name = shop.Logo?.Source == copy.Source ? shop.Logo.Name : null, Trouble = "Its address did not answer. It is looked at again tomorrow." };
        }
    }

    private async Task<(byte[]? Content, string? Trouble)> ReadAsync(Uri address, CancellationToken cancellation)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (ShopAddress.Check(address, settings) is not null)
                return (null, "Its address must begin with https:// and name no port.");
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("image/png, image/jpeg, image/webp, image/gif");
            using var answer = await connections.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } further)
            {
                address = new Uri(address, further);
                continue;
            }

            if (!answer.IsSuccessStatusCode)
                return (null, $"Its address answers {(int)answer.StatusCode}: there is no picture. Open it in your browser to see.");
            var content = await WithinAsync(answer.Content, cancellation);
            return content is null ? (null, $"The picture is larger than {Limit / 1000} KB. Give a smaller one.")
                : LogoPicture.TypeOf(content) is null ? (null, "It is no PNG, JPEG, WebP or GIF. Give one of these; SVG can't be shown.")
                : (content, null);
        }

        return (null, "Its address leads on and on. Give the picture's own address.");
    }

    // A length that is promised may be wrong: what comes is counted.
    private static async Task<byte[]?> WithinAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > Limit)
            return null;
        await using var from = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[Limit + 1];
        var count = await from.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return count > Limit ? null : buffer[..count];
    }
}
