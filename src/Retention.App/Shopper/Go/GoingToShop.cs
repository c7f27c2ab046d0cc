using Azure;
using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Flows;

namespace Retention.App.ForShoppers;

/// <summary>
/// Leads from a letter's button into the shop. Where to is looked up from what the letter was about, never told by the address, and is the shop's own host or nothing. Whoever
/// presses it has a shop to go to even while our storage is down.
/// </summary>
internal sealed class GoingToShop(ShopperLinks links, Visits visits, ShopStore shops, ILogger<GoingToShop> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Leads on, or shows a page that names the shop's front page. A HEAD is answered in the same way.</summary>
    public async Task<IResult> ShowAsync(string token, HttpRequest request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await visits.OpenAsync(token, lasts: false, patience.Token) is var opened && opened is Opened.Open(var visit)
                ? To(visit, await shops.FindAsync(visit.Shop.Id, patience.Token))
                : ShopperPages.Closed(opened, request);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is RequestFailedException or AggregateException or IOException or OperationCanceledException)
        {
            logger.LinkNotLookedUp(fault.GetType().Name);
            return links.Read(token) is { } link && shops.LastKnownFront(link.Shop) is { } front ? Results.Redirect(front.AbsoluteUri) : Later(request);
        }
    }

    private static IResult To(Visit visit, ShopRecord? shop)
    {
        var brand = visit.Shop.Brand;
        var front = Links.Read(brand.Url);
        var target = Links.Within(brand.Url, AllFlows.Find(visit.Link.Flow)?.LeadsTo == Destination.Account ? AccountPage(shop) : visit.About?.Url) ?? front;
        if (OwnHosts.Only(brand, shop?.Address, target) is { } own)
            return Results.Redirect(own.AbsoluteUri);
        var words = visit.Words.Frame;
        return Page.Of(new Notice(visit.Face, words.ElsewhereTitle, words.Elsewhere) { Link = front is null ? null : (front.AbsoluteUri, words.ToShop) });
    }

    // Where the platforms have it, unless the shop moved it.
    private static string? AccountPage(ShopRecord? shop) => shop is null ? null
        : shop.Shop.Settings.AccountPage ?? (shop.Platform == WooCommerceDoor.Platform ? "/my-account/" : "/account");

    private static IResult Later(HttpRequest request)
    {
        var words = Page.WordsFor(request);
        return Page.Of(new Notice(new("", Color: null, words), words.Frame.LaterTitle, words.Frame.Later) { HasMore = false }, StatusCodes.Status503ServiceUnavailable);
    }
}
