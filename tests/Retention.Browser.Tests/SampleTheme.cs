using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Retention.Browser.Tests;

/// <summary>
/// A shop with a theme: pages with our blocks, rendered by a real Liquid engine, and under <c>/apps/retain</c> the program, to which requests are passed on signed as
/// Shopify signs them. To the program it is the shop's Admin API, too, for the one question that these pages lead to.
/// </summary>
internal sealed class SampleTheme : IAsyncDisposable
{
    public const string Domain = "blue-mugs.myshopify.com";
    public const string Secret = "hush";

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly WebApplication _app;

    private SampleTheme(WebApplication app) => (_app, Url) = (app, new Uri(app.Urls.Single()));

    /// <summary>Where the shop is.</summary>
    public Uri Url { get; }

    /// <summary>Where the program is.</summary>
    public Uri? Program { get; set; }

    /// <summary>The program's clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Who is logged in; empty for nobody.</summary>
    public string Customer { get; set; } = "";

    /// <summary>Paths of what the browser asked for that the shop does not have.</summary>
    public List<string> Missing { get; } = [];

    public static async Task<SampleTheme> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        SampleTheme? theme = null;
        app.Run(context => theme!.AnswerAsync(context));
        await app.StartAsync();
        return theme = new(app);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/products/jug" => RenderAsync(context, "product", body: null),
        { } path when path.StartsWith("/apps/retain/", StringComparison.Ordinal) => PassOnAsync(context, path["/apps/retain/".Length..]),
        { } path when path.StartsWith("/ext/", StringComparison.Ordinal) => WriteAsync(context, path.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/css", File.ReadAllText(Path.Combine(Root, "src/storefront/shopify-extension/extensions/retention/assets", path[5..]))),
        "/admin/oauth/access_token" => WriteAsync(context, "application/json", """{"access_token":"shpat_a","scope":"read_products","expires_in":3600000,"refresh_token":"shprt_a","refresh_token_expires_in":7776000}"""),
        "/admin/api/2026-10/graphql.json" => WriteAsync(context, "application/json", Variant().ToJsonString()),
        "/cart/add" => RenderAsync(context, "liquid", "<h1>Cart</h1>"),
        var other => MissAsync(context, other),
    };

    private Task MissAsync(HttpContext context, string? path)
    {
        if (path != "/favicon.ico")
            Missing.Add(path ?? "");
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // facts/shopify.md 4.1: decoded, joined, sorted, without anything between them.
    private async Task PassOnAsync(HttpContext context, string name)
    {
        var all = context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        (all["shop"], all["logged_in_customer_id"], all["path_prefix"]) = (Domain, Customer, "/apps/retain");
        all["timestamp"] = Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var words = string.Concat(all.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"));
        all["signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(words)));
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(Program!, $"/storefront/shopify/{name}{QueryString.Create(all!)}"));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = new StreamReader(context.Request.Body);
            request.Content = new StringContent(await body.ReadToEndAsync(), Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        using var answer = await _http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.Headers.Location is { } location)
            context.Response.Headers.Location = location.OriginalString;
        var (type, text) = (answer.Content.Headers.ContentType?.ToString() ?? "text/plain", await answer.Content.ReadAsStringAsync());
        await (type.StartsWith("application/liquid", StringComparison.Ordinal) ? RenderAsync(context, "liquid", text) : WriteAsync(context, type, text));
    }

    private async Task RenderAsync(HttpContext context, string kind, string? body)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Root, "tests/theme-extension/render.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await node.StandardInput.WriteAsync(new JsonObject { ["kind"] = kind, ["body"] = body, ["locale"] = "en", ["customer"] = Customer }.ToJsonString());
        node.StandardInput.Close();
        var html = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0);
        await WriteAsync(context, "text/html; charset=utf-8", html);
    }

    private static Task WriteAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    }

    private JsonObject Variant() => new()
    {
        ["data"] = new JsonObject
        {
            ["shop"] = new JsonObject { ["currencyCode"] = "EUR" },
            ["productVariant"] = new JsonObject
            {
                ["title"] = "Default Title",
                ["price"] = "9.00",
                ["availableForSale"] = true,
                ["inventoryQuantity"] = 3,
                ["product"] = new JsonObject { ["legacyResourceId"] = "11", ["title"] = "Milk Jug", ["status"] = "ACTIVE", ["onlineStoreUrl"] = new Uri(Url, "/products/jug").AbsoluteUri },
            },
        },
    };

    private static string Root { get; } = RootOf(new DirectoryInfo(AppContext.BaseDirectory));

    private static string RootOf(DirectoryInfo? folder) => folder is null ? throw new DirectoryNotFoundException("No repository above the tests.") : File.Exists(Path.Combine(folder.FullName, "Retention.sln")) ? folder.FullName : RootOf(folder.Parent);
}
