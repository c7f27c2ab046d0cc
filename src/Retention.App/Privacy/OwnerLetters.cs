using System.Globalization;
using System.Net;
using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;

namespace Retention.App.Privacy;

/// <summary>
/// Tells the shop's owner by letter that somebody asked for their data, and where they are: the letter itself names nobody. It is claimed before it is handed
/// over and so goes once; a provider that says later is asked again by the timetable.
/// </summary>
internal sealed class OwnerLetters(PrivacyRequests requests, ShopStore shops, Channels channels, AppSettings settings, TimeProvider time, ILogger<OwnerLetters> logger)
{
    private const string Flow = "privacy";

    /// <summary>Sends the letters that could not be sent before.</summary>
    public async Task SendWaitingAsync(CancellationToken cancellation)
    {
        foreach (var kept in await requests.WaitingAsync(cancellation))
        {
            if (await shops.FindAsync(kept.Shop, cancellation) is { } shop)
                await SendAsync(shop, kept.Id, cancellation);
        }
    }

    /// <summary>Sends the letter about a request, unless it was claimed before.</summary>
    public async Task SendAsync(ShopRecord shop, string id, CancellationToken cancellation)
    {
        var address = shop.Shop.Details?.Email ?? shop.Shop.ReplyTo;
        var isMine = false;
        var claimed = await requests.ChangeAsync(shop.Shop.Id, id, known =>
        {
            isMine = known is { Letter: OwnerLetter.Waits };
            return isMine ? known! with { Letter = address is null ? OwnerLetter.NoAddress : OwnerLetter.Claimed } : null;
        }, cancellation);
        if (!isMine || address is null || claimed is null)
            return;
        var message = Keys.Hash($"{shop.Shop.Id}|{Flow}|{id}", length: 24);
        var letter = Write(shop, claimed);
        var outcome = await channels.Letters.SendAsync(new OutgoingLetter(message, Attempt: 1, shop.Shop.Id, Flow, Clean.Line(shop.Shop.Brand.Name), address, ReplyTo: null, letter, Unsubscribe: null) { From = shop.Shop.From }, cancellation);
        logger.OwnerTold(shop.Shop.Id, message, outcome.GetType().Name);
        var state = outcome switch { SendOutcome.Sent => OwnerLetter.Sent, SendOutcome.TryLater => OwnerLetter.Waits, _ => OwnerLetter.NotSent };
        await requests.ChangeAsync(shop.Shop.Id, id, known => known! with { Letter = state }, cancellation);
    }

    private RenderedLetter Write(ShopRecord shop, PrivacyRequest request)
    {
        if (request.Kind == RequestKind.AtShop)
            return WriteErasure(shop, request);
        var due = request.DueAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var found = request.Shoppers.IsEmpty
            ? "Retention keeps nothing about this person: that is your answer, as far as Retention is concerned."
            : "What Retention keeps about this person lies ready for you to download and hand on.";
        string[] lines =
        [
            $"a customer of {shop.Shop.Brand.Name} has asked you what is kept about them. The law wants it answered by {due} at the latest.",
            found,
            time.GetUtcNow() > request.DueAt ? "That day has passed: please answer at once." : "You find the request in Retention under \"Privacy\":",
        ];
        return Render($"A customer asks for their data: answer by {due}", "A customer asks for their data", lines, PageOf(shop));
    }

    // Whom it is about the letter names by the shop's own number alone: it may lie in a mailbox for years.
    private RenderedLetter WriteErasure(ShopRecord shop, PrivacyRequest request)
    {
        var due = request.DueAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var whom = request.Customer is { } customer ? $"the customer with the id {customer}" : request.Order is { } order ? $"the guest who placed order {order}" : "the person whom the page names";
        var where = shop.Platform == ShopifyDoor.Platform
            ? "In Shopify: open the customer, then \"More actions\" and \"Erase personal data\"."
            : "In WordPress: \"Tools\", then \"Erase Personal Data\". Tick \"Remove personal data from orders\" in WooCommerce's settings for accounts and privacy, if orders shall be included.";
        string[] lines =
        [
            $"a customer of {shop.Shop.Brand.Name} has had everything erased that Retention kept about them, and asks you to erase what you keep yourself. The law wants it answered by {due} at the latest.",
            $"It is {whom}. {where} What tax law makes you keep may stay.",
            "When it is done, say so in Retention under \"Privacy\":",
        ];
        return Render($"A customer asks to be erased: answer by {due}", "A customer asks to be erased", lines, PageOf(shop));
    }

    private static RenderedLetter Render(string subject, string title, string[] lines, string page)
    {
        var html = string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        return new(
            Subject: subject,
            Html: $"""
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{WebUtility.HtmlEncode(title)}</title></head>
                <body style="font:16px/1.6 sans-serif;max-width:34em;margin:2em auto;padding:0 1em"><p>Hello,</p>{html}<p><a href="{WebUtility.HtmlEncode(page)}">{WebUtility.HtmlEncode(page)}</a></p></body></html>
                """,
            Text: $"Hello,\n\n{string.Join("\n\n", lines)}\n\n{page}\n");
    }

    // A Shopify shop opens it in its admin, which knows who may; that a path may follow the app's id there is unconfirmed, so it leads to the first page.
    private string PageOf(ShopRecord shop) =>
        shop.Platform == ShopifyDoor.Platform && settings.ShopifyClientId is { } client ? $"https://{shop.Address}/admin/apps/{client}" : $"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/app/privacy";
}
