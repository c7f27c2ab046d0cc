using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Retention.App.ForShoppers;

/// <summary>Answers with a page.</summary>
internal static class Page
{
    /// <summary>A page with its one parameter, which every page calls its own name.</summary>
    public static IResult Of<TPage>(string parameter, object value, bool isFaulty = false)
        where TPage : IComponent => new RazorComponentResult<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = value })
        {
            StatusCode = isFaulty ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };

    /// <summary>A page that only says something.</summary>
    public static IResult Of(Notice notice, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<NoticePage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(NoticePage.Notice)] = notice }) { StatusCode = status };

    /// <summary>Nothing is known of such a link, and whose it would be is not told either: so the browser says in which language.</summary>
    public static IResult Unknown(HttpRequest request)
    {
        var words = WordsFor(request);
        return Of(new Notice(new("", Color: null, words), words.Frame.UnknownTitle, words.Frame.Unknown) { HasMore = false }, StatusCodes.Status404NotFound);
    }

    /// <summary>The words that a browser asks for, where no shop says which.</summary>
    public static ShopperWords WordsFor(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Vary = "Accept-Language";
        return ShopperWords.For([.. request.GetTypedHeaders().AcceptLanguage.OrderByDescending(asked => asked.Quality ?? 1).Select(asked => asked.Value.Value)]);
    }

    /// <summary>What the letter was about is no longer kept.</summary>
    public static IResult Gone(Visit visit) => Of(new Notice(visit.Face, visit.Words.Frame.GoneTitle, visit.Words.Frame.Gone), StatusCodes.Status410Gone);
}
