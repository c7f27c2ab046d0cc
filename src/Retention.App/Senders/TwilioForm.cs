using System.Globalization;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Senders;

/// <summary>The fields of <c>POST Messages.json</c>, as far as we use them (facts/messaging.md 2.1).</summary>
internal static class TwilioForm
{
    // Twilio takes from 1 to 36,000 s, and asks for more than 5.
    private const int MostValidity = 4 * 60 * 60;
    private const int LeastValidity = 6;

    // Not sent and not signed: it asks Twilio to try a report again, also when we answered with a fault (facts/messaging.md 2.5).
    private const string Again = "#rc=3&rp=all";

    /// <summary>The form of a text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(OutgoingText text, TextAccount account, AppSettings settings, DateTimeOffset now)
    {
        yield return new("To", text.To);
        yield return new("MessagingServiceSid", account.Service);
        yield return new("Body", text.Body);
        var validity = (int)Math.Clamp((text.Until - now).TotalSeconds, LeastValidity, MostValidity);
        yield return new("ValidityPeriod", validity.ToString(CultureInfo.InvariantCulture));
        yield return new("SmartEncoded", text.KeepsTypography ? "false" : "true");
        // Twilio refuses an address that it could never reach.
        if (!settings.PublicUrl.IsLoopback || settings.TwilioUrl.IsLoopback)
            yield return new("StatusCallback", string.Create(CultureInfo.InvariantCulture, $"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/status/{text.Shop}/{text.Shopper}/{text.Message}/{text.Attempt}{Again}"));
    }
}
