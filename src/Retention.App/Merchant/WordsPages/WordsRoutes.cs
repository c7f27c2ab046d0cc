using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.FlowPages;
using Retention.App.Storage;
using Retention.App.Wording;
using Retention.Flows;
using Retention.Languages;

namespace Retention.App.Merchant.WordsPages;

/// <summary>The editor of a letter's words, with its preview.</summary>
internal static partial class WordsRoutes
{
    /// <summary>Where previews are looked at.</summary>
    public const string Preview = "/preview";

    /// <summary>Where a letter's editor is, in the shop's own language.</summary>
    public static string Of(Letter letter) => $"{FlowRoutes.Of(letter.Flow)}/words/{letter.Template.Key}";

    /// <summary>Where the editor of a letter in its language is.</summary>
    public static string InLanguage(Letter letter, string part = "") => $"{Of(letter)}{part}?language={letter.Template.Language}";

    /// <summary>Maps the editor.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/flows/{family}/words/{template}", ShowAsync);
        inside.MapPost("/flows/{family}/words/{template}", PostAsync);
        inside.MapPost("/flows/{family}/words/{template}/preview", PreviewAsync);
    }

    /// <summary>Maps the letter within the preview: it stands before the door, because its address is sealed and brings all that it shows.</summary>
    public static void MapPreview(WebApplication app) => app.MapGet($"{Preview}/{{token}}", LetterAsync);

    private static async Task<IResult> ShowAsync(string family, string template, string? language, MerchantSession session, HttpContext context, WordsFacts facts, CancellationToken cancellation) =>
        Find(family, template, language, session) is { } letter
            ? Page(session, await facts.ReadAsync(session, letter, new(await facts.WordsAsync(session, letter, cancellation)), cancellation), new() { Done = Told.Read(context) })
            : Results.NotFound();

    private static async Task<IResult> PostAsync(string family, string template, string? language, MerchantSession session, HttpContext context, WordsFacts facts, WordsDeeds deeds, CancellationToken cancellation)
    {
        if (Find(family, template, language, session) is not { } letter)
            return Results.NotFound();
        var form = await WordsForm.ReadAsync(context.Request, await facts.WordsAsync(session, letter, cancellation), cancellation);
        var deed = await deeds.DoAsync(session, letter, form, cancellation);
        return deed.Told is { } told ? Told.Redirect(InLanguage(letter), told) : Page(session, await facts.ReadAsync(session, letter, form, cancellation), deed);
    }

    private static Letter? Find(string family, string template, string? language, MerchantSession session) =>
        Letter.Find(family, template)?.InLanguage(Wordbooks.LanguageOf(language, session.Shop.Locale));

    // What htmx asks for while somebody types: the preview alone.
    private static async Task<IResult> PreviewAsync(string family, string template, string? language, MerchantSession session, HttpContext context, WordsFacts facts, CancellationToken cancellation)
    {
        if (Find(family, template, language, session) is not { } letter)
            return Results.NotFound();
        var form = await WordsForm.ReadAsync(context.Request, await facts.WordsAsync(session, letter, cancellation), cancellation);
        return new RazorComponentResult<PreviewPart>(new { Seen = await facts.ShowAsync(session, letter, form, cancellation), IsLive = true });
    }

    private static async Task<IResult> LetterAsync(string token, bool? dark, HttpContext context, PreviewTokens tokens, ShopStore shops, LetterPreview preview, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (tokens.Read(token, now) is not { } request || Letter.Find(request.Family, request.Template)?.InLanguage(request.Language) is not { } letter || (await shops.FindAsync(request.Shop, cancellation))?.Shop is not { } shop
            || await preview.RenderAsync(shop, letter, request.Words, request.Shopper, now, cancellation) is not Previewed.Email(var rendered, _))
            return Results.Text("This preview is too old. Press \"Show preview\" again.", statusCode: StatusCodes.Status404NotFound);
        // A letter is somebody else's page: no script, and its links open outside. Whose admin frames it is not known here, and does no harm: there is nothing to press.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors *";
        return Results.Text(InMode(rendered.Html, isDark: dark == true), "text/html");
    }

    // A frame has the mode of its machine, whatever the editor's tab says: so the letter's rule for dark mode is made to hold always, or never.
    private static string InMode(string html, bool isDark) =>
        ColorScheme().Replace(DarkRule().Replace(html, isDark ? "@media all" : "@media not all"), isDark ? "color-scheme: dark" : "color-scheme: light");

    private static RazorComponentResult<WordsPage> Page(MerchantSession session, WordsSeen seen, WordsDeed deed) =>
        new(new { Session = session, Seen = seen, Deed = deed }) { StatusCode = deed.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    [GeneratedRegex(@"@media\s*\(prefers-color-scheme:\s*dark\)", RegexOptions.None, 1000)]
    private static partial Regex DarkRule();

    [GeneratedRegex(@"color-scheme:\s*light dark", RegexOptions.None, 1000)]
    private static partial Regex ColorScheme();
}
