using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Retention.App.Senders;

/// <summary>SendGrid's Email Logs (POST /v3/logs, GET /v3/logs/{id}; spec tsg_logs_v3): what it accepted.</summary>
internal sealed class SendGridLog(SendGridApi api)
{
    private const int MostHits = 100;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Whether the letter was accepted.</summary>
    public async Task<Found> FindAsync(HandedOver letter, CancellationToken cancellation)
    {
        // The log is searched by address and time; each hit is then looked into for our own id, which it keeps with the message.
        var since = (letter.ClaimedAt - ClockSkew).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var query = new LogQuery($"to_email = '{Quoted(letter.To)}' AND sg_message_id_created_at > TIMESTAMP \"{since}\"", MostHits);
        try
        {
            using var deadline = api.Deadline(cancellation);
            using var request = api.Request(HttpMethod.Post, "/v3/logs", JsonContent.Create(query, SendGridJson.Default.LogQuery));
            using var response = await api.SendAsync(request, deadline.Token);
            if (response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                return Found.CannotTell; // The plan has no Email Logs, or the key no right to them.
            if (!response.IsSuccessStatusCode || (await response.Content.ReadFromJsonAsync(SendGridJson.Default.LogAnswer, deadline.Token))?.Messages is not { } hits)
                return Found.AskLater;
            // Every hit is looked into: were the log to spell a subject otherwise than we do, a search by it would cost a second letter.
            foreach (var hit in hits)
            {
                if (await IsAsync(hit, letter, deadline.Token))
                    return Found.Accepted;
            }

            return hits.Count < MostHits ? Found.NeverAccepted : Found.CannotTell; // A full page may have left ours out.
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Found.AskLater;
        }
    }

    // Where the log does not say whose it is, the subject does: a letter too few is better than one twice.
    private async Task<bool> IsAsync(LogMessage hit, HandedOver letter, CancellationToken cancellation)
    {
        using var request = api.Request(HttpMethod.Get, $"/v3/logs/{Uri.EscapeDataString(hit.Id)}", content: null);
        using var response = await api.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        var detail = await response.Content.ReadFromJsonAsync(SendGridJson.Default.LogDetail, cancellation);
        return detail?.CustomArgs?.TryGetValue(SendGridArguments.Message, out var message) == true
            ? string.Equals(message, letter.Message, StringComparison.Ordinal)
            : string.Equals(hit.Subject, letter.Subject, StringComparison.Ordinal);
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
