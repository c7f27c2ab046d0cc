using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Settings;

namespace Retention.App.Merchant.Development;

/// <summary>The outbox, where letters land while no provider is set, and the counts. For development only, and for this machine only.</summary>
internal static class DevelopmentPages
{
    /// <summary>Maps them, on a trial.</summary>
    public static void Map(WebApplication app, AppSettings settings)
    {
        if (!settings.IsDevelopment)
            return;
        // From this machine and by its own name only: a tunnel for a real shop's webhooks, or a page that rebinds its name, must not read letters.
        var here = app.MapGroup("/dev").AddEndpointFilter(async (call, next) => IsHere(call.HttpContext) ? await next(call) : Results.NotFound());
        here.MapGet("/outbox", OutboxAsync);
        here.MapGet("/outbox.json", OutboxJsonAsync);
        here.MapGet("/outbox/{message}/{attempt:int}", LetterAsync);
        here.MapGet("/outbox/{message}/{attempt:int}.html", LetterHtmlAsync);
        here.MapGet("/counts.json", (Counts counts) => Results.Json(new SortedDictionary<string, long>(counts.Numbers.ToDictionary(), StringComparer.Ordinal), DevelopmentJson.Default.SortedDictionaryStringInt64));
    }

    private static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && (context.Request.Host.Host == "localhost" || (System.Net.IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && System.Net.IPAddress.IsLoopback(host)));

    private static async Task<RazorComponentResult<OutboxPage>> OutboxAsync(Outbox outbox, CancellationToken cancellation) =>
        new(new { Letters = await outbox.ListAsync(shop: null, cancellation), Letter = (OutboxLetter?)null });

    private static async Task<IResult> LetterAsync(string message, int attempt, Outbox outbox, CancellationToken cancellation) =>
        await outbox.ReadAsync(message, attempt, cancellation) is { } letter
            ? new RazorComponentResult<OutboxPage>(new { Letters = await outbox.ListAsync(letter.Shop, cancellation), Letter = (OutboxLetter?)letter })
            : Results.NotFound();

    private static async Task<IResult> LetterHtmlAsync(string message, int attempt, HttpContext context, Outbox outbox, CancellationToken cancellation)
    {
        if (await outbox.ReadAsync(message, attempt, cancellation) is not { } letter)
            return Results.NotFound();
        // A letter is somebody else's page: no script, and its links open outside.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";
        return Results.Text(letter.Html, "text/html");
    }

    private static async Task<IResult> OutboxJsonAsync(Outbox outbox, CancellationToken cancellation)
    {
        var letters = new List<OutboxLetter>();
        foreach (var row in await outbox.ListAsync(shop: null, cancellation))
        {
            if (await outbox.ReadAsync(row.PartitionKey, row.GetInt32("Attempt") ?? 1, cancellation) is { } letter)
                letters.Add(letter);
        }

        return Results.Json(letters, DevelopmentJson.Default.ListOutboxLetter);
    }
}

/// <summary>The JSON of the pages.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(List<OutboxLetter>))]
[System.Text.Json.Serialization.JsonSerializable(typeof(SortedDictionary<string, long>))]
internal sealed partial class DevelopmentJson : System.Text.Json.Serialization.JsonSerializerContext;
