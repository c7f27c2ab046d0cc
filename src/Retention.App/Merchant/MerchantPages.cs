using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Merchant;

/// <summary>
/// The merchant's page and the outbox. They have no doors yet that know a merchant from a stranger, so they exist in development only, on a
/// program that nobody outside the machine can reach.
/// </summary>
internal static class MerchantPages
{
    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app, AppSettings settings)
    {
        app.MapGet("/app.css", () => Results.Text(Css.Value, "text/css"));
        if (!settings.IsDevelopment)
        {
            app.MapGet("/", () => Results.Text("Retention is running."));
            return;
        }

        // From this machine and by its own name only: a tunnel for a real shop's webhooks, or a page that rebinds its name, must not read letters.
        var here = app.MapGroup("").AddEndpointFilter(async (call, next) => IsHere(call.HttpContext) ? await next(call) : Results.NotFound());
        here.MapGet("/", HomeAsync);
        here.MapPost("/shops/{shop}/flows/{flow}", SwitchAsync);
        here.MapGet("/dev/outbox", OutboxAsync);
        here.MapGet("/dev/outbox.json", OutboxJsonAsync);
        here.MapGet("/dev/outbox/{message}/{attempt:int}", LetterAsync);
        here.MapGet("/dev/outbox/{message}/{attempt:int}.html", LetterHtmlAsync);
        here.MapGet("/dev/counts.json", (Counts counts) => Results.Json(new SortedDictionary<string, long>(counts.Numbers.ToDictionary(), StringComparer.Ordinal), MerchantJson.Default.SortedDictionaryStringInt64));
    }

    private static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && (context.Request.Host.Host == "localhost" || (System.Net.IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && System.Net.IPAddress.IsLoopback(host)));

    private static readonly Lazy<string> Css = new(() =>
    {
        using var stream = typeof(MerchantPages).Assembly.GetManifestResourceStream("Merchant.app.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    private static async Task<RazorComponentResult<HomePage>> HomeAsync(HttpContext context, ShopStore shops, Journal journal, Outbox outbox, Quarantine quarantine, IAntiforgery antiforgery, ISender sender, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var cards = new List<ShopCard>();
        foreach (var record in await shops.ListAsync(cancellation))
        {
            var lines = await journal.ReadAsync(record.Shop.Id, now.AddDays(-8), now, cancellation);
            cards.Add(ShopCard.Of(record, lines, await outbox.ListAsync(record.Shop.Id, cancellation)));
        }

        return new(new
        {
            Shops = (IReadOnlyList<ShopCard>)cards,
            Quarantine = await quarantine.ListAsync(cancellation),
            Now = now,
            Sender = sender.Name,
            Form = antiforgery.GetAndStoreTokens(context),
        });
    }

    private static async Task<IResult> SwitchAsync(string shop, string flow, HttpContext context, IAntiforgery antiforgery, ShopStore shops, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.Text("This form is too old. Open the page again and press the switch once more.", statusCode: StatusCodes.Status400BadRequest);
        var form = await context.Request.ReadFormAsync(cancellation);
        if (form["state"] == "on" && AllFlows.Find(flow) is { } wanted && (await shops.FindAsync(shop, cancellation))?.Shop is { } now && TurningOn.Obstacle(wanted, now) is { } obstacle)
            return Results.Text(obstacle, statusCode: StatusCodes.Status400BadRequest);
        if (AllFlows.Find(flow) is null || await shops.ChangeAsync(shop, known => known.With(flow, form["state"] == "on"), cancellation) is null)
            return Results.NotFound();
        return Results.Redirect("/", permanent: false, preserveMethod: false);
    }

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

        return Results.Json(letters, MerchantJson.Default.ListOutboxLetter);
    }
}

/// <summary>The JSON of the pages.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(List<OutboxLetter>))]
[System.Text.Json.Serialization.JsonSerializable(typeof(SortedDictionary<string, long>))]
internal sealed partial class MerchantJson : System.Text.Json.Serialization.JsonSerializerContext;
