using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page that stops a shop's letters to one address: committed before it is answered. A mail program posts to it too (RFC 8058): without
/// cookies, in any form of body, and it follows no redirect.
/// </summary>
internal sealed class Unsubscribing(Identity identity, NameDirectory directory, ShopperStore shoppers, TellingShop telling, Suppressing suppressing, Counts counts, TimeProvider time)
{
    /// <summary>Maps the links of letters that an earlier version sent: they are never forgotten.</summary>
    public static void MapEarlier(IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/u/{token}", [HttpMethods.Get, HttpMethods.Head], (string token, HttpRequest request, ShopperLinks links, ShopStore shops, CancellationToken cancellation) =>
            EarlierAsync(token, request, links, shops, stop: null, cancellation));
        pages.MapPost("/u/{token}", (string token, HttpRequest request, ShopperLinks links, ShopStore shops, Unsubscribing unsubscribing, CancellationToken cancellation) =>
            EarlierAsync(token, request, links, shops, unsubscribing, cancellation));
    }

    /// <summary>Shows the page.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) => Task.FromResult(Show(visit.Face, isDone: false, hasMore: true));

    /// <summary>Stops the letters.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        await StopAsync(new UnsubscribeLink(visit.Link.Shop, visit.Link.Shopper, visit.Link.Address), cancellation);
        return Show(visit.Face, isDone: true, hasMore: true);
    }

    /// <summary>
    /// Records the refusal, with the shopper who got the letter and with whom the address leads to: a customer may have ordered under an address
    /// that was first known as a guest's. Twice is once.
    /// </summary>
    public async Task StopAsync(UnsubscribeLink link, CancellationToken cancellation)
    {
        await StopAsync(link, link.Shopper, cancellation);
        if (await directory.FindAsync(link.Shop, new(NameKind.Email, link.Address), cancellation) is { } owner)
            await StopAsync(link, owner, cancellation);
        // Last, since the owner's state is what holds letters; pressed again after a death in between, it is made good.
        await suppressing.UnsubscribeAsync(link.Shop, (await identity.FollowAsync(link.Shop, link.Shopper, cancellation)).Shopper, link.Address, "unsubscribe link", cancellation);
    }

    private async Task StopAsync(UnsubscribeLink link, string shopper, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await identity.FollowAsync(link.Shop, shopper, cancellation);
            var now = time.GetUtcNow();
            var refusal = new Consent(Channel.Email, Purpose: null, IsGranted: false, now, "unsubscribe link");
            var word = ConsentWord.Of(refusal, link.Address);
            var before = loaded.Shopper.Consents.FirstOrDefault(known => known.IsAbout(word) && !known.IsGranted);
            // Who allowed letters since, of whatever kind, refuses them anew.
            var isAllowedSince = loaded.Shopper.Consents.Any(known => known.Address == word.Address && known.Channel == word.Channel && before is not null && known.Lifts(before.At));
            if (loaded.Shopper.Refuses(link.Address) || (before is not null && !isAllowedSince))
                return;
            var next = loaded.Shopper.With(word) with { Turn = loaded.Shopper.Turn + 1 };
            var row = ConsentLedger.Row(link.Shop, loaded.Shopper.Id, refusal, link.Address, "link", number: 0);
            if (await telling.AfterAsync(link.Shop, loaded.Shopper.Id, () => shoppers.CommitAsync(link.Shop, loaded, next, [row], cancellation), cancellation))
            {
                counts.Add("consent", "refused");
                return;
            }
        }
    }

    private static async Task<IResult> EarlierAsync(string token, HttpRequest request, ShopperLinks links, ShopStore shops, Unsubscribing? stop, CancellationToken cancellation)
    {
        if (links.ReadUnsubscribe(token) is not { } link)
            return Page.Unknown(request);
        if (stop is not null)
            await stop.StopAsync(link, cancellation);
        var shop = (await shops.FindAsync(link.Shop, cancellation))?.Shop;
        var words = shop is null ? Page.WordsFor(request) : ShopperWords.For(shop.Locale);
        return Show(shop is null ? new ShopFace(words.Frame.Shop, Color: null, words) : ShopFace.Of(shop, words), isDone: stop is not null, hasMore: false);
    }

    private static IResult Show(ShopFace face, bool isDone, bool hasMore) => Page.Of<UnsubscribePage>(nameof(UnsubscribePage.Model), new StopModel(face, isDone, hasMore));
}
