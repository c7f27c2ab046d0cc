using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Merchant.Doors;

namespace Retention.App.Tests.Merchant;

/// <summary>A merchant who has come in by a one-time link, and uses the pages without script.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    private Visitor(HttpClient http) => _http = http;

    public static async Task<Visitor> InAsync(TestApp app, string shop)
    {
        using var entered = await app.Http.GetAsync(await app.Get<OneTimeLinks>().MakeAsync(shop, CancellationToken.None));
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return new(http);
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var answer = await GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Posts a form of any kind.</summary>
    public async Task<HttpStatusCode> SendAsync(string path, HttpContent form)
    {
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), form);
        return answer.StatusCode;
    }

    /// <summary>Presses the button of a form on a page, and gives what the page says then.</summary>
    public async Task<IHtmlDocument> PressAsync(IHtmlFormElement form)
    {
        using var answer = await PostAsync(form.GetAttribute("action")!, [.. form.QuerySelectorAll<IHtmlInputElement>("input").Select(input => (input.Name!, input.Value))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await OpenAsync(answer.Headers.Location!.OriginalString);
    }

    public void Dispose() => _http.Dispose();
}
