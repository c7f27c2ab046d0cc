using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.App.Senders;

/// <summary>A message at Twilio, as far as we use it. Dates are those of RFC 2822.</summary>
internal sealed record TwilioMessage(
    [property: JsonPropertyName("sid")] string? Sid,
    [property: JsonPropertyName("body")] string? Body,
    [property: JsonPropertyName("date_created")] string? DateCreated);

/// <summary>A page of messages.</summary>
internal sealed record TwilioMessages([property: JsonPropertyName("messages")] IReadOnlyList<TwilioMessage>? List);

/// <summary>Twilio's errors; the code may be missing.</summary>
internal sealed record TwilioError([property: JsonPropertyName("code")] int? Code);

/// <summary>An account.</summary>
internal sealed record TwilioAccountState([property: JsonPropertyName("status")] string? Status);

/// <summary>Twilio's JSON. Numbers come as text in some places.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TwilioMessage))]
[JsonSerializable(typeof(TwilioMessages))]
[JsonSerializable(typeof(TwilioError))]
[JsonSerializable(typeof(TwilioAccountState))]
internal sealed partial class TwilioJson : JsonSerializerContext
{
    /// <summary>Reads an answer; null when it is no JSON of that form, as a gateway's page of HTML is not.</summary>
    public static async Task<T?> ReadAsync<T>(HttpResponseMessage response, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellation);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
