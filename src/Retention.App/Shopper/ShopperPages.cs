using Retention.Clicks;

namespace Retention.App.ForShoppers;

/// <summary>Shows a page of a letter. It changes nothing.</summary>
/// <param name="visit">Who opened which letter.</param>
/// <param name="request">The request: its query may fill fields in, and no more.</param>
/// <param name="cancellation">Stops the work.</param>
internal delegate Task<IResult> ShowPage(Visit visit, HttpRequest request, CancellationToken cancellation);

/// <summary>Takes what was posted on a page of a letter.</summary>
/// <param name="visit">Who opened which letter.</param>
/// <param name="form">What was posted.</param>
/// <param name="http">The request and its answer.</param>
/// <param name="cancellation">Stops the work.</param>
internal delegate Task<IResult> PostPage(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation);

/// <summary>
/// The pages that shoppers reach from a letter. GET and HEAD change nothing: mail scanners open every link. The signed link is all that is
/// needed, so there is no cookie for it and no antiforgery token either.
/// </summary>
internal static class ShopperPages
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        var pages = app.MapGroup("").DisableAntiforgery().AddEndpointFilter(async (call, next) =>
        {
            var headers = call.HttpContext.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers["X-Robots-Tag"] = "noindex";
            return await next(call);
        });
        MapPage<Reviewing>(pages, "review", page => page.ShowAsync, page => page.PostAsync, isForm: false); // It reads photos by itself.
        MapPage<Answering>(pages, "answer", page => page.ShowAsync, page => page.PostAsync);
        MapPage<Settling>(pages, "settled", page => page.ShowAsync, page => page.PostAsync);
        MapPage<Missing>(pages, "arrived", page => page.ShowAsync, page => page.PostAsync);
        MapPage<Contacting>(pages, "contact", page => page.ShowAsync, page => page.PostAsync);
        MapPage<ExplainingWhy>(pages, "why", page => page.ShowAsync, page => page.PostAsync);
        MapPage<KeepingData>(pages, "data", page => page.ShowAsync, page => page.PostAsync, lasts: true);
        MapPage<ConfirmingErasure>(pages, ConfirmingErasure.Path, page => page.ShowAsync, page => page.PostAsync);
        MapPage<SavedItems>(pages, "saved", page => page.ShowAsync, page => page.PostAsync);
        MapPage<InvitingFriends>(pages, InvitingFriends.Path, page => page.ShowAsync, page => page.PostAsync);
        FollowingInvitation.Map(pages);
        MapLook<ShowingRewards>(pages, ShowingRewards.Path, page => page.ShowAsync, lasts: false);
        MapPage<AskingForCode>(pages, "code", page => page.ShowAsync, page => page.PostAsync, isCounted: false);
        MapPage<Confirming>(pages, Confirming.Path, page => page.ShowAsync, page => page.PostAsync);
        MapPage<ConfirmingList>(pages, ConfirmingList.Path, page => page.ShowAsync, page => page.PostAsync);
        MapPage<Choosing>(pages, "preferences", page => page.ShowAsync, page => page.PostAsync, lasts: true, isFree: Choosing.StopsAll);
        MapPage<Unsubscribing>(pages, "unsubscribe", page => page.ShowAsync, page => page.PostAsync, lasts: true, isCounted: false, isForm: false);
        Unsubscribing.MapEarlier(pages);
        pages.MapMethods($"/l/{{token}}/{Followed.Button}", Looking, async (string token, HttpRequest request, GoingToShop going, FollowedNotes notes, CancellationToken cancellation) =>
        {
            var noted = notes.NoteAsync(token, Followed.Button, request, cancellation);
            var result = await going.ShowAsync(token, request, cancellation);
            await noted;
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return result;
        });
        // Nobody sees that link; whoever finds it all the same reads why the letter came.
        MapLook<ExplainingWhy>(pages, Followed.Hidden, page => page.ShowAsync, lasts: false);
        app.MapGet("/shopper/{style}.css", (string style, HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=86400";
            return Results.Text(ShopperStyle.Of(PageStyle.Read(style)), "text/css");
        });
        app.MapGet("/shopper/logos/{shop}/{name}", (string shop, string name, HttpResponse response, ShopLogos logos, CancellationToken cancellation) => logos.ShowAsync(shop, name, response, cancellation));
    }

    // Posts are counted, but for those that stop everything, which nobody may be too often for, and those that have a limit of their own.
    private static void MapPage<TPage>(IEndpointRouteBuilder pages, string path, Func<TPage, ShowPage> show, Func<TPage, PostPage> post, bool lasts = false, bool isCounted = true, bool isForm = true, Func<PostedForm, bool>? isFree = null)
        where TPage : notnull
    {
        MapLook(pages, path, show, lasts);
        pages.MapPost($"/l/{{token}}/{path}", (string token, HttpContext http, TPage page, Visits visits, PostCounter counter, CancellationToken cancellation) =>
            OpenAsync(visits, token, http.Request, lasts, async visit =>
            {
                var words = visit.Words.Frame;
                if ((isForm ? await PostedForm.ReadAsync(http.Request, cancellation) : PostedForm.Empty) is not { } form)
                    return Page.Of(new Notice(visit.Face, words.TooLargeTitle, words.TooLarge) { Link = (path, words.Back) }, StatusCodes.Status413PayloadTooLarge);
                if (isCounted && isFree?.Invoke(form) != true && !await counter.MayAsync(visit.Link, visit.Shopper.Id, visit.Now, cancellation))
                    return Page.Of(new Notice(visit.Face, words.TooManyTitle, words.TooMany), StatusCodes.Status429TooManyRequests);
                return await post(page)(visit, form, http, cancellation);
            }, cancellation));
    }

    private static void MapLook<TPage>(IEndpointRouteBuilder pages, string path, Func<TPage, ShowPage> show, bool lasts)
        where TPage : notnull =>
        pages.MapMethods($"/l/{{token}}/{path}", Looking, async (string token, HttpRequest request, TPage page, Visits visits, FollowedNotes notes, CancellationToken cancellation) =>
        {
            var noted = notes.NoteAsync(token, path, request, cancellation);
            var result = await OpenAsync(visits, token, request, lasts, visit => show(page)(visit, request, cancellation), cancellation);
            await noted;
            return result;
        });

    private static async Task<IResult> OpenAsync(Visits visits, string token, HttpRequest request, bool lasts, Func<Visit, Task<IResult>> then, CancellationToken cancellation) =>
        await visits.OpenAsync(token, lasts, cancellation) is var opened && opened is Opened.Open(var visit) ? await then(visit) : Closed(opened, request);

    /// <summary>What is shown where a link opens nothing, or nothing any more.</summary>
    public static IResult Closed(Opened opened, HttpRequest request) => opened switch
    {
        Opened.RunOut(var face) => Page.Of(
            new Notice(face, face.Words.Frame.RunOutTitle, face.Words.Frame.RunOut) { Link = ("unsubscribe", face.Words.Stop.Send), HasMore = false }, StatusCodes.Status410Gone),
        _ => Page.Unknown(request),
    };
}
