using System.Globalization;
using System.Net;
using Retention.App.Storage;

namespace Retention.App.Senders;

/// <summary>Twilio's list of messages (GET Messages.json): what it accepted.</summary>
internal sealed class TwilioLog(TwilioApi api)
{
    private const int MostHits = 50;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Whether the text was accepted.</summary>
    public async Task<Found> FindAsync(HandedOver text, TextAccount account, CancellationToken cancellation)
    {
        try
        {
            using var deadline = api.Deadline(cancellation);
            // By the number alone: DateSent is not set before a text has gone. The list has the newest first.
            var path = string.Create(CultureInfo.InvariantCulture, $"/Messages.json?To={Uri.EscapeDataString(text.To)}&PageSize={MostHits}");
            using var response = await api.CallAsync(HttpMethod.Get, account, path, form: null, deadline.Token);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return Found.CannotTell;
            if (!response.IsSuccessStatusCode || (await TwilioJson.ReadAsync(response, TwilioJson.Default.TwilioMessages, deadline.Token))?.List is not { } hits)
                return Found.AskLater;
            var since = text.ClaimedAt - ClockSkew;
            if (hits.Any(hit => !(CreatedAt(hit) < since) && IsSame(hit.Body, text.Subject)))
                return Found.Accepted;
            return hits.Count < MostHits || CreatedAt(hits[^1]) < since ? Found.NeverAccepted : Found.CannotTell; // A full page may have left ours out.
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Found.AskLater;
        }
    }

    // Smart encoding may have changed quotation marks and spaces: letters and digits it leaves alone.
    private static bool IsSame(string? body, string words) => body is not null && string.Equals(Letters(body), Letters(words), StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static DateTimeOffset? CreatedAt(TwilioMessage message) =>
        DateTimeOffset.TryParse(message.DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
