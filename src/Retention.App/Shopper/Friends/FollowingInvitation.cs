using Retention.App.Letters;
using Retention.App.Queues;
using Retention.App.Referrals;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page to which a shopper's invitation leads. It asks for nothing but the address to which the code goes, and whoever types one in can't tell from the answer whether it
/// is known. No consent to anything is taken: one letter goes, to whoever asked for it.
/// </summary>
internal sealed class FollowingInvitation(ShopStore shops, ReferralStore referrals, ReferralOffers offers, NameDirectory directory, PluginCalls calls, Inbox inbox, TimeProvider time)
{
    private const int MostOfPlace = 10;
    private const int MostOfLink = 20;
    private const int MostOfAddress = 3;
    private const int MostOfShop = 200;
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps it: its link is no letter's.</summary>
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/r/{link}", Looking, (string link, HttpRequest request, FollowingInvitation page, CancellationToken cancellation) => page.ShowAsync(link, request, cancellation));
        pages.MapPost("/r/{link}", (string link, HttpRequest request, FollowingInvitation page, CancellationToken cancellation) => page.PostAsync(link, request, cancellation));
    }

    private async Task<IResult> ShowAsync(string link, HttpRequest request, CancellationToken cancellation) =>
        await OpenAsync(link, request, cancellation) is not { } open ? Over(request)
        : request.Query.ContainsKey("done") ? Page.Of(new Notice(open.Model.Face, open.Words.DoneTitle, open.Words.Done(open.Shop.Brand.Name)) { HasMore = false })
        : Page.Of<WelcomePage>(nameof(WelcomePage.Model), open.Model);

    private async Task<IResult> PostAsync(string link, HttpRequest request, CancellationToken cancellation)
    {
        if (await OpenAsync(link, request, cancellation) is not { } open)
            return Over(request);
        if (await PostedForm.ReadAsync(request, cancellation) is not { } form)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (form.Line(Contacting.Trap).Length > 0)
            return new SeeOther($"{link}?done"); // It learns nothing from the answer.
        var (typed, place, now) = (form.Line("email"), PlaceOf(open.Shop.Id, request), time.GetUtcNow());
        if (Name.OfEmail(typed) is not { } email)
            return Faulty(open.Model with { Email = typed.Length > 254 ? "" : typed, Fault = new("email", open.Words.NoEmail) });
        var address = directory.Hash(open.Shop.Id, email).Hash;
        if (!await calls.MayAsync(open.Shop.Id, "invitation by place", place, MostOfPlace, now, cancellation)
            || !await calls.MayAsync(open.Shop.Id, "invitation", open.Code, MostOfLink, now, cancellation)
            || !await calls.MayAsync(open.Shop.Id, "invitation by address", address, MostOfAddress, now, cancellation)
            || !await calls.MayAsync(open.Shop.Id, "invitation in all", open.Shop.Id, MostOfShop, now, cancellation))
            return Faulty(open.Model with { Email = typed, Fault = new("email", open.Words.TooOften) }, StatusCodes.Status429TooManyRequests);
        var invited = new FriendInvited(open.Code, email.Value, now) { Locale = open.Model.Face.Words.Language, Place = place };
        // The same address by the same link is one event, however often.
        await inbox.PutAsync(EventMessage.Of(open.Shop.Id, Keys.Hash($"invitation|{open.Shop.Id}|{open.Code}|{address}", 32), now, invited, topic: "invitation page"), cancellation);
        return new SeeOther($"{link}?done");
    }

    private async Task<Open?> OpenAsync(string link, HttpRequest request, CancellationToken cancellation) =>
        ReferralLinks.Read(link) is var (id, code) && (await shops.FindAsync(id, cancellation))?.Shop is { UninstalledAt: null } shop && await referrals.OwnerAsync(id, code, cancellation) is not null
        && await offers.OfAsync(shop, cancellation) is { } offer && ShopFace.Of(shop, Page.WordsFor(request)) is var face
            ? new(shop, code, new(face, link, MoneyText.Of(offer.Friend, face.Words.Language, shop.Country))) : null;

    private static IResult Over(HttpRequest request)
    {
        var words = Page.WordsFor(request);
        return Page.Of(new Notice(new("", Color: null, words), words.Friends.OverTitle, words.Friends.Over) { HasMore = false }, StatusCodes.Status404NotFound);
    }

    private static IResult Faulty(WelcomeModel model, int status = StatusCodes.Status400BadRequest) =>
        new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<WelcomePage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(WelcomePage.Model)] = model }) { StatusCode = status };

    // Good for limits and as a hint, and for nothing else: behind a proxy the last address that it added, without one the caller's own. Never the address itself.
    private static string PlaceOf(string shop, HttpRequest request) =>
        Keys.Hash($"visitor|{shop}|{(request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 and <= 64 } told ? told : request.HttpContext.Connection.RemoteIpAddress?.ToString())}", 32);

    private sealed record Open(Shop Shop, string Code, WelcomeModel Model)
    {
        public FriendsWords Words => Model.Face.Words.Friends;
    }
}
