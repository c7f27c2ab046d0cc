using System.Globalization;
using System.Net;
using System.Text.Json;
using Retention.App.Observability;
using Retention.App.Settings;

namespace Retention.App.Senders;

/// <summary>
/// SendGrid's v3 API (facts/messaging.md 1.2 to 1.4). It knows no idempotency key: a repeated request is a second letter. So nothing here
/// repeats; an answer that is not clear is <see cref="SendOutcome.Unknown"/>, and is settled by asking the Email Logs.
/// </summary>
internal sealed class SendGrid : ISender
{
    private static readonly TimeSpan WhileLockedOut = TimeSpan.FromMinutes(15);

    private readonly SendGridApi _api;
    private readonly SendGridLog _log;
    private readonly AppSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<SendGrid> _logger;
    private readonly Circuit _circuit;

    /// <summary>Makes the sender. The client has no handler that repeats requests.</summary>
    public SendGrid(HttpClient http, AppSettings settings, TimeProvider time, ILogger<SendGrid> logger)
    {
        (_settings, _time, _logger) = (settings, time, logger);
        _api = new(http, settings);
        _log = new(_api);
        _circuit = new Circuits(time).Of(settings.SendGridKey ?? ""); // The one account that there is; a shop's own would have its own.
    }

    /// <inheritdoc/>
    public string Name => SendGridArguments.Provider;

    /// <inheritdoc/>
    public Channel Channel => Channel.Email;

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation) => message is OutgoingLetter letter
        ? _circuit.SendAsync(token => PostAsync(letter, token), cancellation)
        : throw new ArgumentException($"SendGrid takes letters, not {message.Channel}.", nameof(message));

    /// <inheritdoc/>
    public Task<Found> FindAsync(HandedOver letter, CancellationToken cancellation) => _log.FindAsync(letter, cancellation);

    /// <inheritdoc/>
    public async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            using var deadline = _api.Deadline(cancellation);
            using var request = _api.Request(HttpMethod.Get, "/v3/scopes", content: null);
            using var response = await _api.SendAsync(request, deadline.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => (await response.Content.ReadAsStringAsync(deadline.Token)).Contains("mail.send", StringComparison.Ordinal)
                    ? null
                    : "SendGrid__ApiKey may not send. Give the key the right Mail Send.",
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "SendGrid refuses SendGrid__ApiKey. Make a new key with the right Mail Send.",
                var status => $"SendGrid answers {(int)status}. Check SendGrid__BaseUrl, and SendGrid's status page.",
            };
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return $"SendGrid can't be reached at {_settings.SendGridUrl}. Check SendGrid__BaseUrl and the network.";
        }
    }

    private async Task<SendOutcome> PostAsync(OutgoingLetter letter, CancellationToken cancellation)
    {
        try
        {
            using var deadline = _api.Deadline(cancellation);
            using var request = _api.Request(HttpMethod.Post, "/v3/mail/send", JsonContent.Create(Mail(letter), SendGridJson.Default.Mail));
            using var response = await _api.SendAsync(request, deadline.Token);
            return await OutcomeAsync(response, deadline.Token);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SendOutcome.TryLater(null, "never connected"); // No byte of the request had left.
        }
        catch (OperationCanceledException fault) when (fault.InnerException is TimeoutException)
        {
            return new SendOutcome.TryLater(null, "never connected"); // The time to connect was over, not the call's own.
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return new SendOutcome.Unknown(fault is OperationCanceledException ? "no answer in time" : "connection broken");
        }
    }

    private async Task<SendOutcome> OutcomeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        switch ((int)response.StatusCode)
        {
            case 202:
                return new SendOutcome.Sent(response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : null);
            case 429:
                return new SendOutcome.TryLater(ResetOf(response), "too many requests") { IsOfAccount = true };
            case 401 or 403:
                // The account's fault, not the letter's: letters wait until somebody mends it.
                _logger.SenderLockedOut((int)response.StatusCode);
                return new SendOutcome.TryLater(_time.GetUtcNow() + WhileLockedOut, $"provider refuses our key or sender ({(int)response.StatusCode})") { IsOfAccount = response.StatusCode == HttpStatusCode.Unauthorized };
            case >= 500:
                return new SendOutcome.Unknown($"provider failed ({(int)response.StatusCode})");
            case >= 400:
                return new SendOutcome.Refused($"{(int)response.StatusCode}: {await WhyAsync(response, cancellation)}");
            default:
                // 200 is the answer of the sandbox, which delivers nothing; no other answer is documented.
                return new SendOutcome.Unknown($"undocumented answer ({(int)response.StatusCode})");
        }
    }

    // The names of the fields and the kind of fault; SendGrid's messages may quote the address.
    private static async Task<string> WhyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var errors = (await response.Content.ReadFromJsonAsync(SendGridJson.Default.Errors, cancellation))?.List ?? [];
            var fields = errors.Select(error => error.Field.ValueKind == JsonValueKind.String ? error.Field.GetString() : null).OfType<string>().Distinct(StringComparer.Ordinal);
            return string.Join(", ", fields) is { Length: > 0 } text ? text : "no field named";
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or HttpRequestException)
        {
            return "answer not readable"; // A 413 can be a page of a proxy's.
        }
    }

    private DateTimeOffset ResetOf(HttpResponseMessage response)
    {
        var soon = _time.GetUtcNow().AddSeconds(10);
        return response.Headers.TryGetValues("X-RateLimit-Reset", out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 253402300800 && DateTimeOffset.FromUnixTimeSeconds(seconds) is var reset && reset > soon
            ? reset
            : soon;
    }

    private Mail Mail(OutgoingLetter letter) => new(
        [new([new(letter.To, null)], letter.Headers, SendGridArguments.Of(letter))],
        new(letter.From ?? _settings.SendGridFrom!, letter.FromName),
        letter.ReplyTo is { } reply ? new(reply, null) : null,
        letter.Letter.Subject,
        [new("text/plain", letter.Letter.Text), new("text/html", letter.Letter.Html)],
        [letter.Flow],
        new(new(false, false), new(false), new(false), new(false)));
}
