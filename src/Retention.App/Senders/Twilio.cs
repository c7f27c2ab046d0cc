using Retention.App.Observability;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Senders;

/// <summary>
/// Twilio's Programmable Messaging (facts/messaging.md 2.1 to 2.3). It knows no idempotency key: a repeated request is a second text. So nothing
/// here repeats; an answer that is not clear is <see cref="SendOutcome.Unknown"/>, and is settled by a report, or by asking for the messages to
/// that number.
/// </summary>
internal sealed class Twilio(HttpClient http, TextAccounts accounts, SuppressionList suppressions, TextedNumbers numbers, AppSettings settings, TimeProvider time, ILogger<Twilio> logger) : ISender
{
    private static readonly TimeSpan WhileLockedOut = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan WhileLimited = TimeSpan.FromHours(1); // A day's texts are used up: the oldest of them leave the count hour by hour.
    private static readonly TimeSpan LeastValidity = TimeSpan.FromMinutes(1);

    private readonly TwilioApi _api = new(http, settings);
    private readonly Circuits _circuits = new(time);

    /// <inheritdoc/>
    public string Name => "Twilio";

    /// <inheritdoc/>
    public Channel Channel => Channel.Text;

    /// <inheritdoc/>
    public async ValueTask<bool> ServesAsync(string shop, CancellationToken cancellation) => await accounts.FindAsync(shop, cancellation) is not null;

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        if (message is not OutgoingText text)
            throw new ArgumentException($"Twilio takes texts, not {message.Channel}.", nameof(message));
        var now = time.GetUtcNow();
        if (await accounts.FindAsync(text.Shop, cancellation) is not { } account)
            return new SendOutcome.TryLater(now + WhileLockedOut, "the shop has no account for texts any more");
        if (text.Until - now < LeastValidity)
            return new SendOutcome.TryLater(now + LeastValidity, "the day ends"); // Decided anew then: the night's guard says until when.
        // A service is one shop's: what holds for its sender alone stops no other shop of the same account.
        return await _circuits.Of($"{account.Account}|{account.Service}").SendAsync(token => PostAsync(text, account, now, token), cancellation);
    }

    /// <inheritdoc/>
    public async Task<Found> FindAsync(HandedOver message, CancellationToken cancellation) =>
        await accounts.FindAsync(message.Shop, cancellation) is { } account ? await new TwilioLog(_api).FindAsync(message, account, cancellation) : Found.CannotTell;

    /// <inheritdoc/>
    public async Task<string?> CheckAsync(CancellationToken cancellation) => accounts.Own is { } own ? await CheckAsync(own, cancellation) : null; // Shops bring their own.

    /// <summary>Whether Twilio takes an account's name and password: null when so, otherwise the fault with its remedy.</summary>
    public async Task<string?> CheckAsync(TextAccount account, CancellationToken cancellation)
    {
        try
        {
            using var deadline = _api.Deadline(cancellation);
            using var response = await _api.CallAsync(HttpMethod.Get, account, ".json", form: null, deadline.Token);
            var status = (await TwilioJson.ReadAsync(response, TwilioJson.Default.TwilioAccountState, deadline.Token))?.Status;
            return (int)response.StatusCode switch
            {
                200 when status is null or "active" => null,
                200 => $"The Twilio account is {status}. See Twilio's console.",
                401 or 403 => "Twilio refuses the account's key or token. Check the account's id with its API key and secret, or its auth token (Twilio__AccountSid, Twilio__ApiKey, Twilio__ApiSecret, Twilio__AuthTokens__0).",
                404 => "Twilio knows no such account.",
                var code => $"Twilio answers {code}. Check Twilio__BaseUrl, and Twilio's status page.",
            };
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return $"Twilio can't be reached at {settings.TwilioUrl}. Check Twilio__BaseUrl and the network.";
        }
    }

    private async Task<SendOutcome> PostAsync(OutgoingText text, TextAccount account, DateTimeOffset now, CancellationToken cancellation)
    {
        TwilioFault? fault;
        int status;
        try
        {
            using var deadline = _api.Deadline(cancellation);
            using var response = await _api.CallAsync(HttpMethod.Post, account, "/Messages.json", TwilioForm.Of(text, account, settings, now), deadline.Token);
            status = (int)response.StatusCode;
            if (status is >= 500 or < 200 or (>= 300 and < 400))
                return new SendOutcome.Unknown($"provider failed ({status})");
            if (status < 300)
                return (await TwilioJson.ReadAsync(response, TwilioJson.Default.TwilioMessage, deadline.Token))?.Sid is { Length: > 0 } sid ? new SendOutcome.Sent(sid) : new SendOutcome.Unknown("answer not readable");
            fault = TwilioFaults.Find((await TwilioJson.ReadAsync(response, TwilioJson.Default.TwilioError, deadline.Token))?.Code);
        }
        catch (HttpRequestException broken) when (broken.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SendOutcome.TryLater(null, "never connected"); // No byte of the request had left.
        }
        catch (OperationCanceledException slow) when (slow.InnerException is TimeoutException)
        {
            return new SendOutcome.TryLater(null, "never connected"); // The time to connect was over, not the call's own.
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return new SendOutcome.Unknown(broken is OperationCanceledException ? "no answer in time" : "connection broken");
        }

        return await RefusedAsync(text, account, status, fault, now, cancellation);
    }

    // Twilio answered, and did not take it. What follows for the number follows at once: if it is not written, the next attempt is refused the same way.
    private async Task<SendOutcome> RefusedAsync(OutgoingText text, TextAccount account, int status, TwilioFault? fault, DateTimeOffset now, CancellationToken cancellation)
    {
        switch (fault?.Kind ?? (status switch { 401 or 403 or 404 => TwilioFaultKind.Account, 429 => TwilioFaultKind.Later, _ => TwilioFaultKind.Other }))
        {
            case TwilioFaultKind.Later:
                return new SendOutcome.TryLater(null, fault?.Words ?? "too many requests");
            case TwilioFaultKind.Account:
                var until = now + (fault?.Code == 63038 ? WhileLimited : WhileLockedOut);
                logger.TextsLockedOut(text.Shop, status, fault?.Code ?? 0);
                return new SendOutcome.TryLater(until, fault?.Words ?? $"provider refuses our account ({status})") { IsOfAccount = true };
            case TwilioFaultKind.OptedOut:
                await SuppressAsync(text, SuppressionCause.Stop, now, cancellation);
                break;
            case TwilioFaultKind.BadNumber:
                await SuppressAsync(text, SuppressionCause.Invalid, now, cancellation);
                break;
        }

        return new SendOutcome.Refused(fault is null ? $"{status}: answer not readable" : $"{fault.Code}: {fault.Words}");
    }

    private async Task SuppressAsync(OutgoingText text, string cause, DateTimeOffset now, CancellationToken cancellation)
    {
        if (numbers.Hash(text.Shop, text.To) is { } number)
            await suppressions.AddAsync(text.Shop, new(new Suppression(number, Channel.Text, cause, now), text.Message, text.To), cancellation);
    }
}
