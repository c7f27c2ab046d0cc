using System.Globalization;
using System.Text.Json;
using Retention.App.Numbers;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Reads platforms' JSON leniently where they are loose, and strictly where it matters: a missing field is named.</summary>
internal static class Reading
{
    /// <summary>The property; an undefined element when it is missing or null, or when this is no object.</summary>
    public static JsonElement At(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    // What is kept of an order has to fit a row, however long a shop's texts are.
    private const int LongestText = 200;
    private const int LongestUrl = 500;
    private const int LongestWording = 1_000;

    /// <summary>A text that is there and not empty, at most its first 200 letters; else null.</summary>
    public static string? Text(this JsonElement json, string name) => json.Whole(name) is { } text ? text.Cut(LongestText) : null;

    /// <summary>The words beside a box, which may be a lawyer's: at most the first 1,000 letters; null when there are none.</summary>
    public static string? Wording(this JsonElement json, string name) => json.Whole(name)?.Cut(LongestWording);

    /// <summary>An address; null when it is missing or longer than anybody's.</summary>
    public static string? Url(this JsonElement json, string name) => json.Whole(name) is { Length: <= LongestUrl } url ? url : null;

    /// <summary>An e-mail address as it is written; null when it is missing or too long to be one.</summary>
    public static string? Email(this JsonElement json, string name) => json.Whole(name) is { Length: <= 254 } address ? address : null;

    private static string? Whole(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    // A surrogate pair is not cut in two.
    private static string Cut(this string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A whole number as its digits, 18 of them too; a text is taken as it is. Null for zero and for what is missing.</summary>
    public static string? Id(this JsonElement json, string name) => json.At(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var id) && id != 0 => id.ToString(CultureInfo.InvariantCulture),
        { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: > 0 and <= 100 } text && text != "0" && !text.Any(char.IsControl) => text,
        _ => null,
    };

    /// <summary>An amount, written as text or as a number.</summary>
    public static string? Decimal(this JsonElement json, string name) => json.At(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>A whole number; the other value when it is missing or none.</summary>
    public static int Count(this JsonElement json, string name, int otherwise) =>
        json.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var count) ? count : otherwise;

    /// <summary>Whether it is there and true.</summary>
    public static bool IsTrue(this JsonElement json, string name) => json.At(name).ValueKind == JsonValueKind.True;

    /// <summary>Whether it is there and null: said to be nothing, rather than not said.</summary>
    public static bool IsNull(this JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>The elements of a list; none when it is missing.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A moment. Text without an offset is UTC, as WooCommerce's *_gmt fields are; null when it is missing or none.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        json.Text(name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year is > 1970 and < 3000 // The year 9999 could not even be added an hour to.
            ? time
            : null;

    /// <summary>A BCP 47 tag such as <c>en-CA</c>; null when it is none.</summary>
    public static string? Locale(this JsonElement json, string name)
    {
        var tag = json.Text(name)?.Replace('_', '-');
        return tag is { Length: >= 2 and <= 20 } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;
    }

    /// <summary>Two capital letters; null for anything else.</summary>
    public static string? Country(this JsonElement json, string name) =>
        json.Text(name) is { Length: 2 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;

    /// <summary>A region's code of ISO 3166-2 without its country; null for a name in words, and for a code of the platform's own (WooCommerce's <c>CN1</c>).</summary>
    public static string? Region(this JsonElement json, string name, string? country)
    {
        var code = json.Text(name)?.Trim().ToUpperInvariant();
        if (country is not null && code?.StartsWith($"{country}-", StringComparison.Ordinal) == true)
            code = code[(country.Length + 1)..];
        var isOwn = country is not null && code is { Length: > 2 } && code.StartsWith(country, StringComparison.Ordinal);
        return code is { Length: >= 1 and <= 3 } && !isOwn && code.All(char.IsAsciiLetterOrDigit) ? code : null;
    }

    /// <summary>
    /// The first of these telephone numbers that can be told from others, in E.164 form: most of them lack their country's code, which is that of
    /// the bill. Else the first that is there, as it is written.
    /// </summary>
    /// <param name="country">Two-letter ISO code; null when not told.</param>
    /// <param name="told">The numbers, the likeliest first.</param>
    public static string? FirstPhone(string? country, params ReadOnlySpan<string?> told)
    {
        string? first = null;
        foreach (var number in told)
        {
            if ((PhoneNumbers.Normalise(number, country) ?? Name.OfPhone(number)?.Value) is { } known)
                return known;
            first ??= number;
        }

        return first;
    }
}

/// <summary>A field that a translation can't do without is missing.</summary>
/// <param name="field">Its name in the platform's JSON.</param>
internal sealed class MissingFieldException(string field) : Exception($"The field \"{field}\" is missing or not readable.");
