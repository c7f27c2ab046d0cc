using System.Collections.Immutable;

namespace Retention.App.Settings;

/// <summary>The program's own account at Twilio. A shop may have one of its own instead.</summary>
/// <param name="Account">The account's id (AC...).</param>
/// <param name="ApiKey">The id of an API key (SK...); null where the auth token itself is used.</param>
/// <param name="ApiSecret">The API key's secret.</param>
/// <param name="AuthTokens">The account's auth tokens, the present one first: Twilio signs with one, and during a change two count.</param>
/// <param name="MessagingService">The messaging service that texts go through (MG...).</param>
internal sealed record TwilioSettings(string Account, string? ApiKey, string? ApiSecret, ImmutableArray<string> AuthTokens, string MessagingService)
{
    /// <summary>Reads it; null when no account is set. Each fault is told with its setting and its remedy.</summary>
    /// <param name="values">The settings.</param>
    /// <param name="publicUrl">Where Twilio reaches this program.</param>
    /// <param name="fault">Takes a setting, and what is wrong with it.</param>
    public static TwilioSettings? Read(IConfiguration values, Uri publicUrl, Action<string, string> fault)
    {
        string? Text(string name) => values[$"Twilio:{name}"]?.Trim() is { Length: > 0 } text ? text : null;
        void Id(string name, string? id, string prefix, string what)
        {
            if (id is not null && !IsId(id, prefix))
                fault($"Twilio__{name}", $"is no {what}: {prefix} and 32 hexadecimal digits. Copy it whole from Twilio's console");
        }

        if (Text("AccountSid") is not { } account)
            return null;
        var (key, secret, service) = (Text("ApiKey"), Text("ApiSecret"), Text("MessagingService"));
        var tokens = values.GetSection("Twilio:AuthTokens").GetChildren().Select(child => child.Value?.Trim()).OfType<string>().Where(token => token.Length > 0).ToImmutableArray();
        Id("AccountSid", account, "AC", "account's id");
        Id("ApiKey", key, "SK", "API key's id");
        Id("MessagingService", service, "MG", "messaging service's id");
        if (service is null)
            fault("Twilio__MessagingService", "is not set, though Twilio__AccountSid is. Make a messaging service in Twilio's console, and set its id (MG...)");
        if ((key is null) != (secret is null))
            fault("Twilio__ApiKey", "and Twilio__ApiSecret belong together. Set both, or neither: then the auth token is used");
        if (tokens.IsEmpty)
            fault("Twilio__AuthTokens__0", "is not set, though Twilio__AccountSid is. Twilio signs with the auth token: without it no report and no STOP can be believed. Copy it from Twilio's console");
        if (publicUrl.Host.Contains('_', StringComparison.Ordinal))
            fault("Public__BaseUrl", "has an underscore in its host. Twilio calls no such host: choose another name");
        return new(account, key, secret, tokens, service ?? "");
    }

    /// <summary>Whether a text can be one of Twilio's ids with that beginning.</summary>
    public static bool IsId(string text, string prefix) => text.Length == 34 && text.StartsWith(prefix, StringComparison.Ordinal) && text.AsSpan(2).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;
}
