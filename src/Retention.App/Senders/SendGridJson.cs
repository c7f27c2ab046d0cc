using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.App.Senders;

/// <summary>The body of <c>POST /v3/mail/send</c>, as far as we use it.</summary>
internal sealed record Mail(
    [property: JsonPropertyName("personalizations")] IReadOnlyList<Personalization> Personalizations,
    [property: JsonPropertyName("from")] Mailbox From,
    [property: JsonPropertyName("reply_to")] Mailbox? ReplyTo,
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("content")] IReadOnlyList<MailPart> Content,
    [property: JsonPropertyName("categories")] IReadOnlyList<string> Categories,
    [property: JsonPropertyName("tracking_settings")] Tracking Tracking);

/// <summary>One envelope: one person, since people in one see each other.</summary>
internal sealed record Personalization(
    [property: JsonPropertyName("to")] IReadOnlyList<Mailbox> To,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers,
    [property: JsonPropertyName("custom_args")] IReadOnlyDictionary<string, string> CustomArgs);

/// <summary>An address, with a name.</summary>
internal sealed record Mailbox([property: JsonPropertyName("email")] string Email, [property: JsonPropertyName("name")] string? Name);

/// <summary>A part of a letter: plain text comes first.</summary>
internal sealed record MailPart([property: JsonPropertyName("type")] string Type, [property: JsonPropertyName("value")] string Value);

/// <summary>All tracking is off, whatever the account's own settings say.</summary>
internal sealed record Tracking(
    [property: JsonPropertyName("click_tracking")] ClickTracking Clicks,
    [property: JsonPropertyName("open_tracking")] Switch Opens,
    [property: JsonPropertyName("subscription_tracking")] Switch Subscriptions,
    [property: JsonPropertyName("ganalytics")] Switch Analytics);

/// <summary>Click tracking, in HTML and in text.</summary>
internal sealed record ClickTracking([property: JsonPropertyName("enable")] bool Enable, [property: JsonPropertyName("enable_text")] bool EnableText);

/// <summary>On or off.</summary>
internal sealed record Switch([property: JsonPropertyName("enable")] bool Enable);

/// <summary>SendGrid's errors; every part of them may be missing or of another type.</summary>
internal sealed record Errors([property: JsonPropertyName("errors")] IReadOnlyList<Error>? List);

/// <summary>One of SendGrid's errors.</summary>
internal sealed record Error([property: JsonPropertyName("field")] JsonElement Field);

/// <summary>A question to the Email Logs.</summary>
internal sealed record LogQuery([property: JsonPropertyName("query")] string Query, [property: JsonPropertyName("limit")] int Limit);

/// <summary>The answer of the Email Logs.</summary>
internal sealed record LogAnswer([property: JsonPropertyName("messages")] IReadOnlyList<LogMessage>? Messages);

/// <summary>One message in the Email Logs.</summary>
internal sealed record LogMessage([property: JsonPropertyName("sg_message_id")] string Id, [property: JsonPropertyName("subject")] string? Subject);

/// <summary>All that the Email Logs hold of one message, as far as we use it.</summary>
internal sealed record LogDetail([property: JsonPropertyName("custom_args")] IReadOnlyDictionary<string, string>? CustomArgs);

/// <summary>The body of <c>POST /v3/whitelabel/domains</c>: SendGrid keeps the keys, and rotates them.</summary>
internal sealed record DomainWish(
    [property: JsonPropertyName("domain")] string Domain,
    [property: JsonPropertyName("automatic_security")] bool AutomaticSecurity,
    [property: JsonPropertyName("default")] bool IsDefault);

/// <summary>A row of SendGrid's lists of addresses that it sends nothing to.</summary>
internal sealed record ListedAddress([property: JsonPropertyName("created")] long Created, [property: JsonPropertyName("email")] string? Email);

/// <summary>SendGrid's JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Mail))]
[JsonSerializable(typeof(Errors))]
[JsonSerializable(typeof(LogQuery))]
[JsonSerializable(typeof(LogAnswer))]
[JsonSerializable(typeof(LogDetail))]
[JsonSerializable(typeof(DomainWish))]
[JsonSerializable(typeof(List<ListedAddress>))]
internal sealed partial class SendGridJson : JsonSerializerContext;
