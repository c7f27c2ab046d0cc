using System.Security.Cryptography;
using System.Text.Json;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>What a delivery says, in our words: a closed type of three cases.</summary>
internal abstract record Translated
{
    private Translated()
    {
    }

    /// <summary>Something happened. A delivery is one event, whatever it tells of: one message is put before the 200.</summary>
    /// <param name="Happened">The event.</param>
    /// <param name="Subject">The id of what it is about, for the event's key.</param>
    public sealed record Understood(Happened Happened, string Subject) : Translated
    {
        /// <summary>The event's key where the shop can be asked for the same, and answers in other bytes; null where every byte counts.</summary>
        public string? Key { get; init; }
    }

    /// <summary>Genuine, and none of our business.</summary>
    /// <param name="Why">For the counters.</param>
    public sealed record Ignored(string Why) : Translated;

    /// <summary>Genuine, and not to be understood: it is kept.</summary>
    /// <param name="Why">For whoever looks into the quarantine.</param>
    public sealed record NotUnderstood(string Why) : Translated;

    /// <summary>Translates the bytes of a JSON object. What is wrong with the body is an answer too, never a fault.</summary>
    public static Translated FromJson(ReadOnlyMemory<byte> body, Func<JsonElement, Translated> translate)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Of(json.RootElement, translate);
        }
        catch (JsonException fault)
        {
            return new NotUnderstood($"the body is no JSON (line {fault.LineNumber + 1})");
        }
    }

    /// <summary>Translates a JSON object. What is wrong with it is an answer too, never a fault.</summary>
    public static Translated Of(JsonElement json, Func<JsonElement, Translated> translate)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object ? translate(json) : new NotUnderstood("the body is no JSON object");
        }
        catch (MissingFieldException missing)
        {
            return new NotUnderstood(missing.Message);
        }
        catch (InvalidOperationException)
        {
            // JsonElement says so when a text is asked for that is no Unicode: broken UTF-8, or half of a surrogate pair.
            return new NotUnderstood("a text in the body is no Unicode");
        }
        catch (OverflowException)
        {
            return new NotUnderstood("an amount in the body is too large");
        }
    }

    /// <summary>
    /// The same event, with the key of what it says: read from the shop again, it is the same one. Two bodies that say the same to us are one event.
    /// </summary>
    public static Understood ByWords(Understood understood) =>
        understood with { Key = KeyOf(understood, JsonSerializer.SerializeToUtf8Bytes(understood.Happened, StoredEvents.TypeOf(understood.Happened.GetType().Name)!)) };

    /// <summary>
    /// The key of an event: what it is, what it is about, and every byte of it. A platform's own delivery id is not enough: WooCommerce gives
    /// one id to different orders (facts/woocommerce.md 0.1), and one order's state comes under several topics.
    /// </summary>
    public static string KeyOf(Understood understood, ReadOnlySpan<byte> body) => understood.Key
        ?? Keys.Hash($"{understood.Happened.GetType().Name}|{understood.Subject}|{Convert.ToHexStringLower(SHA256.HashData(body))}", length: 24);
}
