using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>An operation that the loopback Shopify was asked.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Token">The access token.</param>
/// <param name="Shop">The shop's domain.</param>
internal sealed record AdminCall(string Operation, JsonObject Variables, string Token, string Shop);

/// <summary>
/// A server that answers as Shopify does: its token endpoint, and its Admin API, where each operation is checked against Shopify's own schema and
/// executed over what a test gives (facts/shopify.md 1.2 and 3). It stands for all shops: the request's host says which.
/// </summary>
internal sealed partial class LoopbackShopify : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<AdminCall> _calls = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<string, Func<JsonObject, string, JsonNode?>> _values = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ShopifyFailure>> _failures = new(StringComparer.Ordinal);

    private LoopbackShopify(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it is: the program's <c>Shopify__Gateway</c>.</summary>
    public Uri Address { get; }

    /// <summary>Its clock: tokens and ID tokens go by it.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The version of the API that it says to answer in.</summary>
    public string Version { get; set; } = ShopifyApi.Version;

    /// <summary>What was asked, in that order.</summary>
    public IReadOnlyList<AdminCall> Calls => [.. _calls];

    /// <summary>What was asked of one operation.</summary>
    public IReadOnlyList<AdminCall> CallsOf(string operation) => [.. _calls.Where(call => call.Operation == operation)];

    /// <summary>What Shopify's schema found wrong, in operations, variables or a test's own values. Each test ends with none.</summary>
    public IReadOnlyList<string> Faults => [.. _faults];

    /// <summary>Takes note of faults that a test made on purpose.</summary>
    public IReadOnlyList<string> TakeFaults()
    {
        var taken = new List<string>();
        while (_faults.TryDequeue(out var fault))
            taken.Add(fault);
        return taken;
    }

    /// <summary>Starts it.</summary>
    public static async Task<LoopbackShopify> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        LoopbackShopify? shopify = null;
        app.Run(context => shopify!.AnswerAsync(context));
        await app.StartAsync();
        return shopify = new(app, new Uri(app.Urls.Single()));
    }

    /// <summary>
    /// What an operation is answered from: its data or more, by the names of the answer; what is an interface or a union has its <c>__typename</c>.
    /// A mutation's deed is done here, too. What every shop has need not be given: <see cref="Defaults"/>.
    /// </summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="values">The values, for its variables and the shop's domain.</param>
    public void On(string operation, Func<JsonObject, string, JsonNode?> values) => _values[operation] = values;

    /// <summary>The next times that this operation is asked, this happens instead, one after the other.</summary>
    public void Fail(string operation, params ShopifyFailure[] failures)
    {
        var queue = _failures.GetOrAdd(operation, _ => new());
        foreach (var failure in failures)
            queue.Enqueue(failure);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        Faults.ShouldBeEmpty("what Shopify's schema does not allow");
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var path = context.Request.Path.Value ?? "";
        await (path switch
        {
            ShopifyApi.AccessToken => GiveTokensAsync(context, body),
            _ when path.StartsWith("/bulk/", StringComparison.Ordinal) => FileAsync(context, path["/bulk/".Length..]),
            ShopifyApi.GraphQl => AdminAsync(context, body),
            _ => WriteAsync(context, 404, """{"errors":"Not Found"}"""),
        });
    }

    private async Task AdminAsync(HttpContext context, string body)
    {
        var shop = context.Request.Host.Value ?? "";
        var token = context.Request.Headers["X-Shopify-Access-Token"].ToString();
        if (!Takes(shop, token))
        {
            await WriteAsync(context, 401, """{"errors":"[API] Invalid API key or access token (unrecognized login or wrong password)"}""");
            return;
        }

        var asked = JsonNode.Parse(body)!;
        var operation = (string?)asked["operationName"] ?? "";
        var variables = asked["variables"] as JsonObject ?? [];
        _calls.Enqueue(new(operation, variables, token, shop));
        context.Response.Headers["X-Shopify-API-Version"] = Version;
        var failure = _failures.TryGetValue(operation, out var waiting) && waiting.TryDequeue(out var next) ? next : null;
        var answer = failure is null or { IsExecuted: true } ? await ExecuteAsync((string)asked["query"]!, operation, variables, shop) : [];
        if (failure is { IsSilent: true })
            await SilenceAsync(context);
        else if (failure is { IsCut: true })
            context.Abort();
        else
        {
            failure?.Change?.Invoke(answer);
            foreach (var (name, value) in failure?.Headers ?? [])
                context.Response.Headers[name] = value;
            await WriteAsync(context, failure?.Status ?? 200, failure?.Body ?? answer.ToJsonString());
        }
    }

    private async Task<JsonObject> ExecuteAsync(string query, string operation, JsonObject variables, string shop)
    {
        var root = _values.TryGetValue(operation, out var values) ? values(variables, shop) : null;
        var answer = await ShopifySchema.ExecuteAsync(query, operation, variables, With(root));
        if (answer["errors"] is JsonArray errors)
        {
            foreach (var error in errors)
                _faults.Enqueue($"{operation}: {error?["message"]}");
        }

        answer["extensions"] = new JsonObject { ["cost"] = Cost(requested: 12, actual: 10, available: Available) };
        return answer;
    }

    private static async Task SilenceAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(gone.SetResult))
            await gone.Task.WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        if (context.Response.ContentType is null)
            context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }
}
