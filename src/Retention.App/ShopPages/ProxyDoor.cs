using Retention.App.ForShoppers;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.ShopPages;

/// <summary>
/// Where Shopify passes on what visitors of a shop ask for under <c>/apps/retain</c>. The query is signed, the body is not: who asks, and in which shop, is
/// known from the query alone, and checked before anything else is read.
/// </summary>
internal sealed class ProxyDoor(AppSettings settings, ShopStore shops, Intake intake, SavedDoor saved, AskingDoor asking, ReviewsDoor reviews, EarlyDoor early, ProxyFiles files, TimeProvider time)
{
    /// <summary>Answers one request.</summary>
    public async Task<IResult> ReceiveAsync(string name, HttpRequest request, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (ProxySignature.Read(request.QueryString.Value, settings.ShopifySecrets, now) is not { } call)
            return intake.Refuse(ShopifyDoor.Platform, "any of Shopify__ClientSecrets, within 90 seconds (app proxy)");
        if (files.Find(name) is { } file)
            return file;
        if ((await shops.FindAsync(Keys.Shop(ShopifyDoor.Platform, call.Domain), cancellation))?.Shop is not { UninstalledAt: null } shop)
            return Results.NotFound();
        var isPost = HttpMethods.IsPost(request.Method);
        if ((isPost ? await PostedForm.ReadAsync(request, cancellation) : PostedForm.Empty) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var visit = new ProxyVisit(shop, call, form, VisitorOf(shop.Id, request), now);
        return (name, isPost) switch
        {
            ("saved", false) => await saved.ShowAsync(visit, cancellation),
            ("saved", true) => await saved.PostAsync(visit, cancellation),
            ("contact", false) => await asking.ShowContactAsync(visit, cancellation),
            ("contact", true) => await asking.PostContactAsync(visit, cancellation),
            ("preferences", false) => await asking.ShowChoicesAsync(visit, cancellation),
            ("preferences", true) => await asking.PostChoicesAsync(visit, cancellation),
            ("early", false) => await early.ShowAsync(visit, cancellation),
            ("reviews", false) => await reviews.ShowAsync(visit, cancellation),
            ("collected", false) => await reviews.ShowCollectedAsync(visit, cancellation),
            _ => Results.NotFound(),
        };
    }

    // The first address is the visitor's, as far as Shopify tells it (unconfirmed): good for limits, and for nothing else. Never the address itself.
    private static string? VisitorOf(string shop, HttpRequest request) =>
        request.Headers["X-Forwarded-For"].ToString().Split(',', 2)[0].Trim() is { Length: > 0 and <= 64 } address ? Keys.Hash($"visitor|{shop}|{address}", 32) : null;
}
