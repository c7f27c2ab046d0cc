using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>The pages that shoppers reach from a letter.</summary>
internal static class ShopperPages
{
    /// <summary>Maps them. GET and HEAD change nothing: mail scanners open every link.</summary>
    public static void Map(WebApplication app)
    {
        app.MapMethods("/u/{token}", [HttpMethods.Get, HttpMethods.Head], ShowAsync);
        // RFC 8058: no cookie, no redirect, any form of body. The signed link is all that is needed, so there is no antiforgery token either.
        app.MapPost("/u/{token}", StopAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(string token, ShopperLinks links, ShopStore shops, CancellationToken cancellation)
    {
        if (links.ReadUnsubscribe(token) is not { } link)
            return Page(null, isDone: false, StatusCodes.Status404NotFound);
        var shop = await shops.FindAsync(link.Shop, cancellation);
        return Page(shop?.Shop.Brand.Name, isDone: false);
    }

    private static async Task<IResult> StopAsync(string token, ShopperLinks links, ShopStore shops, Unsubscribing unsubscribing, CancellationToken cancellation)
    {
        if (links.ReadUnsubscribe(token) is not { } link)
            return Page(null, isDone: false, StatusCodes.Status404NotFound);
        await unsubscribing.StopAsync(link, cancellation);
        var shop = await shops.FindAsync(link.Shop, cancellation);
        return Page(shop?.Shop.Brand.Name, isDone: true);
    }

    private static RazorComponentResult<UnsubscribePage> Page(string? shop, bool isDone, int status = StatusCodes.Status200OK) =>
        new(new { Shop = shop, IsDone = isDone, IsKnown = status == StatusCodes.Status200OK }) { StatusCode = status };
}
