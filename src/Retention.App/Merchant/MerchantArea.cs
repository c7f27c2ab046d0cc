using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Settings;

namespace Retention.App.Merchant;

/// <summary>
/// The merchant's pages. All stand behind <see cref="MerchantDoor"/>: a handler takes the <see cref="MerchantSession"/> as a parameter and touches no
/// key but that shop's. A test walks every route of this group with another shop's session, and fails when one is missing from the walk.
/// </summary>
internal static class MerchantArea
{
    /// <summary>Where they begin. Shopify opens <c>application_url</c>, which is this.</summary>
    public const string Root = "/app";

    /// <summary>Maps them, and the ways in.</summary>
    public static void Map(WebApplication app, AppSettings settings)
    {
        PageFiles.Map(app);
        app.MapGet("/app.css", () => Results.Bytes(PageFiles.Css.Content, PageFiles.Css.Type)); // The shoppers' pages.
        app.MapGet("/enter/{token}", EnterAsync);
        app.MapGet(MerchantDoor.Bounce, (HttpContext context) => Bounce(context, settings));
        app.MapGet("/", (SessionCookie cookie, HttpContext context) => cookie.Read(context) is null ? Results.Text("Retention is running.") : Results.Redirect(Root));

        ConnectPages.ConnectRoutes.Map(app);

        app.UseMiddleware<MerchantDoor>();
        var inside = app.MapGroup(Root).WithMetadata(new BehindTheDoor());
        Home.HomeRoutes.Map(inside);
        FlowPages.FlowRoutes.Map(inside);
        WordsPages.WordsRoutes.Map(inside);
        WordsPages.WordsRoutes.MapPreview(app);
        LogPages.LogRoutes.Map(inside);
        MessagePages.MessageRoutes.Map(inside);
        MessagePages.MessageRoutes.MapCopy(app);
        UpcomingPages.UpcomingRoutes.Map(inside);
        PeoplePages.PeopleRoutes.Map(inside);
        QuarantinePages.QuarantineRoutes.Map(inside);
        SetupPages.SetupRoutes.Map(inside);
        SenderPages.SenderRoutes.Map(inside);
        CasePages.CaseRoutes.Map(inside);
        ReviewPages.ReviewRoutes.Map(inside);
        TierPages.TierRoutes.Map(inside);
        ReferralPages.ReferralRoutes.Map(inside);
        SurveyPages.SurveyRoutes.Map(inside);
        SuppressionPages.SuppressionRoutes.Map(inside);
        StandingPages.StandingRoutes.Map(inside);
        PrivacyPages.PrivacyRoutes.Map(inside);
    }

    // Opening it uses it up; a HEAD, as link checkers send it, does not reach here.
    private static async Task<IResult> EnterAsync(string token, HttpContext context, OneTimeLinks links, SessionCookie cookie, CancellationToken cancellation)
    {
        if (await links.UseAsync(token, cancellation) is not { } shop)
        {
            PagePolicy.SetClosed(context);
            return new RazorComponentResult<ClosedPage>(new { Title = "This link was used, or is too old", Text = "It opens the page once. Make another one with: retention shops link" }) { StatusCode = StatusCodes.Status410Gone };
        }

        cookie.Set(context, shop);
        return Results.Redirect(Root);
    }

    private static IResult Bounce(HttpContext context, AppSettings settings)
    {
        if (settings.ShopifyClientId is not { } client)
            return Results.NotFound();
        PagePolicy.SetBounce(context, context.Request.Query["shop"]);
        return new RazorComponentResult<BouncePage>(new { ClientId = client });
    }
}

/// <summary>Marks a route of the merchant's: the walk over all of them finds it by this.</summary>
internal sealed record BehindTheDoor;
