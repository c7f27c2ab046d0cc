using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Merchant.Doors;

/// <summary>
/// The one door to the merchant's pages, whichever of the three ways somebody comes: Shopify's ID token (the first document has it in its query,
/// each later request in its bearer), the WordPress plugin's token, or the cookie of a one-time link. What it lets in carries a
/// <see cref="MerchantSession"/>.
/// </summary>
internal sealed class MerchantDoor(RequestDelegate next, PageToken tokens, SessionCookie cookie, ShopifyDoorway shopify, ShopStore shops, AppSettings settings)
{
    /// <summary>Where a document whose token is stale goes, to come back with a fresh one.</summary>
    public const string Bounce = MerchantArea.Root + "/bounce";

    /// <summary>Lets a request of the merchant's pages in, or answers it. Nothing of it is read before it is in: its form comes then, and a handler's parameters after.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<BehindTheDoor>() is not null && (await EnterAsync(context) ?? await TakeAsync(context)) is { } refusal)
            await refusal.ExecuteAsync(context);
        else
            await next(context);
    }

    // How it is refused; null when it is in.
    private async Task<IResult?> EnterAsync(HttpContext context)
    {
        var (request, cancellation) = (context.Request, context.RequestAborted);
        var bearer = Bearer(request);
        var inQuery = bearer is null ? (string?)request.Query["id_token"] ?? request.Query["token"] : null;
        if ((bearer ?? inQuery) is { } token)
        {
            if (await tokens.ReadAsync(token, cancellation) is not { } read)
                return Stale(context, isFetch: bearer is not null);
            return await shopify.PassAsync(read, token, isDocument: bearer is null, cancellation) switch
            {
                null => await LetInAsync(context, read.Shop, read.User, read.Way),
                { Key: ShopifyTroubles.StaleIdToken } => Stale(context, isFetch: bearer is not null),
                var trouble => Page(context, trouble.What, trouble.Remedy, trouble.IsPassing ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden),
            };
        }

        if (cookie.Read(context) is { } shop)
            return IsOwnRequest(request) ? await LetInAsync(context, shop, "operator", Way.Link) : Page(context, "This form came from another page", "Open the page again and press the button there.", StatusCodes.Status400BadRequest);
        return request.Query.ContainsKey("embedded") || request.Headers["Sec-Fetch-Dest"] == "iframe"
            ? Stale(context, isFetch: false)
            : Page(context, "Open Retention from your shop", "Open it from your shop's admin. If you run the program yourself, make a link with: retention shops link", StatusCodes.Status401Unauthorized);
    }

    private async Task<IResult?> LetInAsync(HttpContext context, string shop, string user, Way way)
    {
        if (await shops.FindAsync(shop, context.RequestAborted) is not { } record)
            return Page(context, "This shop is not known here", "Add it with: retention shops add", StatusCodes.Status403Forbidden);
        var session = new MerchantSession(record, user, way);
        context.Features.Set(session);
        PagePolicy.Set(context, session);
        return null;
    }

    // Handlers find the form already read; what is none never reaches them.
    private static async Task<IResult?> TakeAsync(HttpContext context) => await FormReading.ReadAsync(context) switch
    {
        FormRead.NoForm => Page(context, "This is not a form", "Open the page again and press the button there.", StatusCodes.Status415UnsupportedMediaType),
        FormRead.Broken => Page(context, "The form did not arrive whole, or is too large", "Go back, make it shorter if it is long, and send it again.", StatusCodes.Status400BadRequest),
        _ => null,
    };

    // A fetch is answered so that whoever made it comes again with a fresh token; a document goes where App Bridge gets one (facts/shopify.md 1.2).
    private IResult Stale(HttpContext context, bool isFetch)
    {
        if (isFetch)
        {
            context.Response.Headers["X-Shopify-Retry-Invalid-Session-Request"] = "1";
            context.Response.Headers["X-Retention-Retry"] = "1";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (settings.ShopifyClientId is null || context.Request.Query.ContainsKey("token"))
            return Page(context, "This page is too old", "Open Retention again from your shop's admin.", StatusCodes.Status401Unauthorized);
        var query = context.Request.Query.Where(part => part.Key is not ("id_token" or "token")).SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        var again = new Uri(settings.PublicUrl, context.Request.Path + QueryString.Create(query));
        return Results.Redirect($"{Bounce}{QueryString.Create([KeyValuePair.Create("shop", (string?)context.Request.Query["shop"]), KeyValuePair.Create("shopify-reload", (string?)again.AbsoluteUri)])}");
    }

    /// <summary>Whether a page of ours sent it. A cookie comes along with whatever page sends the browser here; a token does not. A browser says of each post where it comes from.</summary>
    public static bool IsOwnRequest(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers["Sec-Fetch-Site"] == "same-origin"
        || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value);

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var text && text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text[7..].Trim() : null;

    private static RazorComponentResult<ClosedPage> Page(HttpContext context, string title, string text, int status)
    {
        PagePolicy.SetClosed(context);
        return new(new { Title = title, Text = text }) { StatusCode = status };
    }
}
