using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Retention.App.ShopPages;

/// <summary>
/// Answers what Shopify passed on. Where the answer is a page, Shopify runs it as Liquid within the shop's theme (facts/shopify.md 4.1): so no brace of it may
/// reach Liquid, whoever wrote it. As a character reference it is the same letter to a browser, and nothing to Liquid.
/// </summary>
internal sealed class ProxyHtml(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private const string Liquid = "application/liquid; charset=utf-8";
    private const string Html = "text/html; charset=utf-8";

    /// <summary>The component, as a page of the theme or as a part of one. Every fault that a visitor can mend comes with 200, too: what Shopify makes of our other answers is unconfirmed.</summary>
    /// <typeparam name="TPart">The component. Its one parameter is called Model.</typeparam>
    /// <param name="visit">Who asks.</param>
    /// <param name="title">The page's heading.</param>
    /// <param name="model">What it shows.</param>
    /// <param name="script">What follows a part for machines to read, which holds no markup of its own; no page has it.</param>
    public async Task<IResult> AnswerAsync<TPart>(ProxyVisit visit, string title, object model, string script = "")
        where TPart : IComponent
    {
        var part = await PartAsync<TPart>(model);
        if (visit.As != ProxyForm.Page)
            return Results.Text(part + script, Html);
        return Results.Text(await RenderAsync<ThemePage>(new(StringComparer.Ordinal) { [nameof(ThemePage.Path)] = visit.Call.Path, [nameof(ThemePage.Title)] = title, [nameof(ThemePage.Part)] = part }), Liquid);
    }

    /// <summary>The component as a piece of a page.</summary>
    /// <typeparam name="TPart">The component. Its one parameter is called Model.</typeparam>
    /// <param name="model">What it shows.</param>
    public Task<string> PartAsync<TPart>(object model)
        where TPart : IComponent => RenderAsync<TPart>(new(StringComparer.Ordinal) { ["Model"] = model });

    /// <summary>What a button has to know.</summary>
    /// <param name="isDone">Whether what was asked is done.</param>
    /// <param name="message">What to tell the visitor.</param>
    /// <param name="items">The ids of what is on the list now; null where that is not known.</param>
    public static IResult State(bool isDone, string message, IEnumerable<string>? items = null) =>
        Results.Text(JsonSerializer.Serialize(new(isDone, message, items?.ToArray()), ShopPagesJson.Default.ButtonState), "application/json");

    private async Task<string> RenderAsync<TPart>(Dictionary<string, object?> parameters)
        where TPart : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return WithoutLiquid(html);
    }

    /// <summary>The same HTML to a browser, in which Liquid finds nothing to run.</summary>
    public static string WithoutLiquid(string html) => html.Replace("{", "&#123;", StringComparison.Ordinal).Replace("}", "&#125;", StringComparison.Ordinal);
}
