using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Retention.App.Storage;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>A call that the loopback shop was asked, without what signed it.</summary>
internal sealed record ShopCall(string Method, string Route, string Body);

/// <summary>
/// A server that answers as the REST interface of WooCommerce 10.5.0 does (facts/woocommerce.md 3), and does what a test tells it to. Each
/// kind of things has a partial file of its own.
/// </summary>
internal sealed partial class LoopbackWooCommerce : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ShopCall> _calls = new();
    private readonly ConcurrentQueue<ScriptedAnswer> _next = new();
    private readonly ConcurrentDictionary<string, ShopList> _lists = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<HttpContext, string, Task>> _routes = new(StringComparer.Ordinal);
    private int _underWay;

    private LoopbackWooCommerce(WebApplication app, string address, TimeProvider time)
    {
        (_app, Address, Time) = (app, address, time);
        AddSettings();
        AddWebhooks();
        AddPlugin();
        AddCoupons();
    }

    /// <summary>The shop's address, without a slash at the end.</summary>
    public string Address { get; }

    public TimeProvider Time { get; }

    /// <summary>The keys that it takes, each with what it may: read, write or read_write.</summary>
    public ConcurrentDictionary<string, (string Secret, string Permissions)> Keys { get; } = new(StringComparer.Ordinal) { ["ck_shop"] = ("cs_shop", "read_write") };

    /// <summary>The keys of whoever was connected properly.</summary>
    public static RestKeys RestKeys { get; } = new("ck_shop", "cs_shop");

    /// <summary>Whether its permalinks are plain, so that <c>/wp-json</c> is a page that is not found.</summary>
    public bool HasPlainPermalinks { get; set; }

    /// <summary>Whether WooCommerce is active.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>What answers everything, until it is null again.</summary>
    public Func<HttpContext, ScriptedAnswer?> Always { get; set; } = _ => null;

    /// <summary>What happens while it makes up its mind about a call.</summary>
    public Func<ShopCall, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    /// <summary>What it was asked, in that order.</summary>
    public IReadOnlyList<ShopCall> Calls => [.. _calls];

    /// <summary>How many calls were under way at once, at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Starts it.</summary>
    /// <param name="time">Its clock; a signature counts for fifteen minutes.</param>
    /// <param name="certificate">Makes it an https shop.</param>
    public static async Task<LoopbackWooCommerce> StartAsync(TimeProvider? time = null, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        LoopbackWooCommerce? shop = null;
        app.Run(context => shop!.AnswerAsync(context));
        await app.StartAsync();
        return shop = new(app, app.Urls.Single(), time ?? TimeProvider.System);
    }

    /// <summary>The next calls are answered so, one after the other.</summary>
    public void Next(params ScriptedAnswer[] answers)
    {
        foreach (var answer in answers)
            _next.Enqueue(answer);
    }

    /// <summary>The things of one kind.</summary>
    public ShopList List(string resource) => _lists.GetOrAdd(resource, _ => new());

    /// <summary>Answers a route that is no list, like <c>GET /wc/v3/system_status</c>.</summary>
    public void On(string methodAndRoute, Func<HttpContext, string, Task> answer) => _routes[methodAndRoute] = answer;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _underWay));
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var route = Route(context.Request);
            var call = new ShopCall(context.Request.Method, route ?? $"{context.Request.Path}", body);
            _calls.Enqueue(call);
            await Meanwhile(call);
            var scripted = Always(context) ?? (_next.TryDequeue(out var next) ? next : null);
            if (scripted is { Before: { } before })
                await context.Response.WriteAsync(before);
            else if (scripted is { Happens: false })
            {
                await scripted.WriteAsync(context);
                return;
            }

            var seen = scripted is { Happens: true } ? Unseen(context) : context;
            if (route is null)
                await ScriptedPages.NotFound.WriteAsync(seen);
            else
                await RestAsync(seen, route, body);
            if (scripted is { Happens: true })
                await scripted.WriteAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    // What WooCommerce answers to it goes nowhere.
    private static DefaultHttpContext Unseen(HttpContext context)
    {
        var unseen = new DefaultHttpContext { Response = { Body = Stream.Null } };
        (unseen.Request.Method, unseen.Request.Path, unseen.Request.QueryString, unseen.Request.Scheme) = (context.Request.Method, context.Request.Path, context.Request.QueryString, context.Request.Scheme);
        unseen.Request.Host = context.Request.Host;
        foreach (var header in context.Request.Headers)
            unseen.Request.Headers[header.Key] = header.Value;
        return unseen;
    }

    // Null where WordPress, or the web server, takes it for a page.
    private string? Route(HttpRequest request)
    {
        if (request.Query.TryGetValue("rest_route", out var route))
            return route.ToString();
        return !HasPlainPermalinks && request.Path.Value!.StartsWith("/wp-json/", StringComparison.Ordinal) ? request.Path.Value["/wp-json".Length..] : null;
    }

    private Task RestAsync(HttpContext context, string route, string body)
    {
        if (!IsActive && (route.StartsWith("/wc/", StringComparison.Ordinal) || route.StartsWith("/wc-", StringComparison.Ordinal)))
            return ErrorAsync(context, NoRoute);
        if (route != "/" && Refusal(context.Request) is { } refused)
            return ErrorAsync(context, refused);
        if (_routes.TryGetValue($"{context.Request.Method} {route}", out var answer))
            return answer(context, body);
        return route.StartsWith("/wc/v3/", StringComparison.Ordinal) ? ListsAsync(context, route["/wc/v3/".Length..], body) : ErrorAsync(context, NoRoute);
    }

    private static ShopError NoRoute => new(404, "rest_no_route", "No route was found matching the URL and request method.");

    public static Task ErrorAsync(HttpContext context, ShopError error) =>
        JsonAsync(context, error.Status, new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["data"] = new JsonObject { ["status"] = error.Status } });

    public static Task JsonAsync(HttpContext context, int status, JsonNode json)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json; charset=UTF-8";
        }

        return context.Response.WriteAsync(json.ToJsonString());
    }
}
