using System.Globalization;
using System.Security;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Webhooks;

/// <summary>
/// Where Twilio brings what shoppers answer to texts (facts/messaging.md 2.7). A STOP is kept before it is answered. The answer is TwiML: what
/// stands in it Twilio sends back.
/// </summary>
internal sealed class TwilioInboundDoor(TextAccounts accounts, TextReceived received, Intake intake, AppSettings settings)
{
    /// <summary>Answers one text.</summary>
    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await TwilioDelivery.ReadAsync(request, settings.PublicUrl, cancellation) is not { } delivery)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // The account that it names tells which token must have signed it; whose name is not ours is believed nothing.
        var (account, service) = (delivery["AccountSid"] ?? "", delivery["MessagingServiceSid"] ?? "");
        var owner = TwilioSettings.IsId(account, "AC") && account != accounts.Own?.Account ? await accounts.ShopOfAsync(account, cancellation) : null;
        var tokens = owner is null ? (account == accounts.Own?.Account ? accounts.Own.Tokens : []) : (await accounts.FindAsync(owner, cancellation))?.Tokens ?? [];
        if (!delivery.IsSignedWith(tokens))
            return intake.Refuse(TwilioStatusDoor.Platform, TwilioStatusDoor.Secret);

        if (delivery["From"] is not { } from || delivery["MessageSid"] is not { } id)
            return Reply(null);
        var shop = owner ?? (TwilioSettings.IsId(service, "MG") ? await accounts.ShopOfAsync(service, cancellation) : null);
        var pictures = int.TryParse(delivery["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var media) ? media : 0;
        return Reply(await received.HandleAsync(new(shop, id, from, delivery["To"] ?? "", delivery["Body"] ?? "", delivery["OptOutType"]) { Pictures = pictures }, cancellation));
    }

    // SecurityElement escapes what XML needs escaped; what XML can't hold at all is in none of our words.
    private static IResult Reply(string? text) => Results.Text(
        $"""<?xml version="1.0" encoding="UTF-8"?><Response>{(text is null ? "" : $"<Message>{SecurityElement.Escape(text)}</Message>")}</Response>""", "text/xml");
}
