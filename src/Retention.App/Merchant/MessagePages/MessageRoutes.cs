using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Letters;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Wording;
using Retention.Shoppers;

namespace Retention.App.Merchant.MessagePages;

/// <summary>One message as it was sent, or one silence, and why.</summary>
internal static class MessageRoutes
{
    /// <summary>Where copies of letters are looked at.</summary>
    public const string Copy = "/letter-copy";

    /// <summary>Where a message is.</summary>
    public static string Of(string shopper, string message) => $"{MerchantArea.Root}/messages/{shopper}/{message}";

    /// <summary>Where it is told why a step was said, or was not.</summary>
    public static string Why(string shopper, Entry entry) => $"{MerchantArea.Root}/why/{shopper}{QueryString.Create(
    [
        KeyValuePair.Create("flow", (string?)entry.Flow),
        KeyValuePair.Create("subject", (string?)entry.Subject),
        KeyValuePair.Create("step", (string?)entry.Step.ToString(CultureInfo.InvariantCulture)),
        .. entry.FlowVersion is { } version ? [KeyValuePair.Create("version", (string?)version.ToString(CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string?>>(),
    ])}";

    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/messages/{shopper}/{message}", MessageAsync);
        inside.MapGet("/why/{shopper}", WhyAsync);
    }

    /// <summary>Maps the letter within the page: it stands before the door, because its address is sealed and says who may look at what.</summary>
    public static void MapCopy(WebApplication app) => app.MapGet($"{Copy}/{{link}}", CopyAsync);

    private static async Task<IResult> MessageAsync(string shopper, string message, MerchantSession session, MessageReader reader, CancellationToken cancellation) =>
        Page(session, await reader.MessageAsync(session.Shop, shopper, message, cancellation));

    private static async Task<IResult> WhyAsync(string shopper, string? flow, string? subject, int? step, int? version, MerchantSession session, MessageReader reader, CancellationToken cancellation) =>
        flow is { Length: > 0 } && subject is not null && step is >= 0 ? Page(session, await reader.SilenceAsync(session.Shop, shopper, new(flow, subject, step.Value) { Version = version }, cancellation)) : Results.NotFound();

    private static IResult Page(MerchantSession session, MessageSeen? seen) =>
        seen is null ? Results.NotFound() : new RazorComponentResult<MessagePage>(new { Session = session, Seen = seen });

    private static async Task<IResult> CopyAsync(string link, HttpContext context, CopyLinks links, Identity identity, SentCopies copies, LetterPreview preview, CancellationToken cancellation)
    {
        if (links.Read(link) is not { } read || await identity.FollowAsync(read.Shop, read.Shopper, cancellation) is not { Shopper: var shopper }
            || await copies.FindAsync(read.Shop, shopper, read.Message, read.Attempt, cancellation) is not { } copy)
            return Results.Text("This page is too old. Open the message again.", statusCode: StatusCodes.Status404NotFound);
        // A letter is somebody else's page: no script. Its links to us are the shopper's own keys, so they are taken out. Whose admin frames it is not known here.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; sandbox; frame-ancestors *";
        return Results.Text(CopiedLinks.Replaced(copy.Html, preview.TestPage), "text/html");
    }
}
