using Retention.App.Observability;
using Retention.App.Reports;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Webhooks;

/// <summary>Where Twilio reports what became of a text. Which one it was stands in the address, which is signed.</summary>
internal sealed class TwilioStatusDoor(TextAccounts accounts, TextedNumbers numbers, ReportInbox reports, Intake intake, Counts counts, AppSettings settings, TimeProvider time)
{
    /// <summary>The provider's name in our counts.</summary>
    public const string Platform = "twilio";

    /// <summary>Which token a delivery does not fit.</summary>
    public const string Secret = "the auth token of the account (Twilio__AuthTokens, or the shop's own)";

    /// <summary>Answers one report: 204 once it is in the queue.</summary>
    public async Task<IResult> ReceiveAsync(string shop, string shopper, string message, int attempt, HttpRequest request, CancellationToken cancellation)
    {
        // Who it is comes first: for strangers nothing is read.
        if (!Keys.IsShopId(shop) || !Keys.IsShopperId(shopper) || !Keys.IsMessageId(message) || attempt < 1 || await accounts.FindAsync(shop, cancellation) is not { } account)
            return Results.NotFound();
        if (await TwilioDelivery.ReadAsync(request, settings.PublicUrl, cancellation) is not { } delivery)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!delivery.IsSignedWith(account.Tokens))
            return intake.Refuse(Platform, Secret);

        if (TwilioStatus.Read(delivery["MessageStatus"] ?? delivery["SmsStatus"], delivery["ErrorCode"]) is not var (kind, code, isOfSender))
        {
            counts.Add("report left out", "a status that is not known");
            return Results.NoContent();
        }

        var report = new Report("Twilio", Channel.Text, kind, time.GetUtcNow())
        {
            Shop = shop,
            Shopper = shopper,
            Message = message,
            Attempt = attempt,
            Address = delivery["To"],
            ProviderId = delivery["MessageSid"] ?? delivery["SmsSid"],
            Code = code,
            IsOfSender = isOfSender,
        };
        if (report is { Address: { } number, Kind: ReportKind.Accepted or ReportKind.Delivered })
            await numbers.RememberAsync(shop, number, shopper, cancellation);
        await reports.PutAsync([report], cancellation);
        return Results.NoContent();
    }
}
