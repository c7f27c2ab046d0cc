using System.Buffers;
using System.Text.Json;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Queues;

/// <summary>An event on its way from a door to the worker.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Key">The event's key: the same delivery always has the same one.</param>
/// <param name="ReceivedAt">When the door received it (UTC).</param>
/// <param name="Kind">Which event it is.</param>
/// <param name="Body">The event; null when it was too large and lies in <paramref name="Blob"/>.</param>
/// <param name="Blob">Where the event lies, when it was too large for a message.</param>
/// <param name="Topic">The platform's name of it: one state may come under two.</param>
internal sealed record EventMessage(int V, string Shop, string Key, DateTimeOffset ReceivedAt, string Kind, JsonElement? Body, string? Blob = null, string? Topic = null)
{
    /// <summary>The shopper to whom it is told; null when its names say, or it concerns the shop.</summary>
    public string? Shopper { get; init; }

    /// <summary>The shopper's place in the line of those who wait for an item; without a shopper the last one in the line who was told.</summary>
    public string? Place { get; init; }

    /// <summary>The hash of the address from whose letter it was said; null for what no page told.</summary>
    public string? Address { get; init; }

    /// <summary>When it happened, where it is told from the shop's past (UTC): it adds to what is known, and starts nothing. Null for what is told as it happens.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>Wraps an event.</summary>
    public static EventMessage Of(string shop, string key, DateTimeOffset receivedAt, Happened happened, string? topic = null) =>
        new(StoredJson.Version, shop, key, receivedAt, happened.GetType().Name, BodyOf(happened), Topic: topic);

    /// <summary>An event as it lies in a message.</summary>
    public static JsonElement BodyOf(Happened happened) => JsonSerializer.SerializeToElement(happened, StoredEvents.TypeOf(happened.GetType().Name)!);

    /// <summary>The stored form of what <see cref="Of"/> wraps, written in one go: a door takes many.</summary>
    public static ReadOnlyMemory<byte> Write(string shop, string key, DateTimeOffset receivedAt, Happened happened, string? topic)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        using var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true });
        json.WriteStartObject();
        json.WriteNumber("v"u8, StoredJson.Version);
        json.WriteString("shop"u8, shop);
        json.WriteString("key"u8, key);
        json.WriteString("receivedAt"u8, receivedAt);
        json.WriteString("kind"u8, happened.GetType().Name);
        json.WritePropertyName("body"u8);
        JsonSerializer.Serialize(json, happened, StoredEvents.TypeOf(happened.GetType().Name)!);
        if (topic is not null)
            json.WriteString("topic"u8, topic);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The event.</summary>
    /// <exception cref="NewerVersionException">A newer program put a kind of event that this one does not know.</exception>
    public Happened Open(JsonElement body) =>
        StoredEvents.TypeOf(Kind) is { } type ? (Happened)body.Deserialize(type)! : throw new NewerVersionException(V + 1);
}

/// <summary>A hint that a step may be due. Twice, late, or for a journey that ended, it changes nothing.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Shopper">The shopper's id when it was planned.</param>
/// <param name="Journey">The journey's name.</param>
internal sealed record StepMessage(int V, string Shop, string Shopper, string Journey);
