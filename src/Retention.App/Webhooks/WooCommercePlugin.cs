using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// What our plugin writes into the orders of both checkouts, as meta data. WooCommerce itself knows no consent, no language of the shopper and no
/// cart (facts/woocommerce.md 1.7, 6.3).
/// </summary>
internal static class WooCommercePlugin
{
    /// <summary>The meta data of this key, its value under <c>value</c>; undefined where there is none.</summary>
    public static JsonElement Meta(this JsonElement json, string key) => json.List("meta_data").FirstOrDefault(meta => meta.Text("key") == key);

    /// <summary>The cart that an order or a draft came from; null without the plugin.</summary>
    public static string? CartOf(JsonElement order) => order.Meta("_retention_cart_id").Id("value");

    /// <summary>The language in which the shopper saw the shop; null without the plugin.</summary>
    public static string? LocaleOf(JsonElement order) => order.Meta("_retention_locale").Locale("value");

    /// <summary>
    /// What the shopper ticked at the checkout. A box that was left empty takes nothing back. The boxes themselves count only under _wc_other, where
    /// they are never ticked beforehand; what the plugin noted beside them tells the words, the page and the moment. Without that note the moment
    /// is that of the order's making, the same in every delivery of it.
    /// </summary>
    public static ImmutableArray<Consent> ConsentsOf(JsonElement order)
    {
        if (order.Time("date_created_gmt") is not { } made)
            return [];
        var number = string.Create(CultureInfo.InvariantCulture, $"order {order.Id("id")}");
        var noted = Noted(order, number, made).ToImmutableArray();
        return [.. noted, .. Ticked(order, number, made).Where(ticked => noted.All(one => one.Channel != ticked.Channel))];
    }

    /// <summary>What is ticked in boxes as the plugin tells them: <c>{"channel":"email","granted":true,"words":"…","at":"…Z","url":"…"}</c>.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="otherwise">The moment, the page and the source of a box that names none of its own.</param>
    public static IEnumerable<Consent> Granted(IEnumerable<JsonElement> boxes, Consent otherwise)
    {
        foreach (var box in boxes.Where(box => box.IsTrue("granted")))
        {
            Channel? channel = box.Text("channel") switch { "email" => Channel.Email, "sms" => Channel.Text, _ => null };
            var page = box.Url("url") is { } url && otherwise.Evidence is { } evidence ? $"{evidence}, {url}" : box.Url("url") ?? otherwise.Evidence;
            if (channel is { } way)
                yield return otherwise with { Channel = way, At = box.Time("at") ?? otherwise.At, Wording = box.Wording("words"), Evidence = page };
        }
    }

    private static IEnumerable<Consent> Noted(JsonElement order, string number, DateTimeOffset made)
    {
        var value = order.Meta("_retention_consent").At("value");
        using var parsed = value.ValueKind == JsonValueKind.String ? Parse(value.GetString()) : null;
        var note = parsed?.RootElement ?? value;
        var page = note.Url("url") is { } url ? $"{number}, {url}" : number;
        // Whoever asks lazily would read a note that is closed already.
        return [.. Granted(note.List("boxes"), new(Channel.Email, Purpose.Marketing, IsGranted: true, note.Time("at") ?? made, "checkout") { Evidence = page })];
    }

    // What another program wrote there is no note: the boxes still count.
    private static JsonDocument? Parse(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<Consent> Ticked(JsonElement order, string number, DateTimeOffset made)
    {
        foreach (var meta in order.List("meta_data").Where(meta => meta.Text("value") == "1"))
        {
            Channel? channel = meta.Text("key") switch
            {
                "_wc_other/retention/email-consent" => Channel.Email,
                "_wc_other/retention/sms-consent" => Channel.Text,
                _ => null,
            };
            if (channel is { } way)
                yield return new(way, Purpose.Marketing, IsGranted: true, made, "checkout") { Evidence = number };
        }
    }
}
