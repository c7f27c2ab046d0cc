using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Privacy;

/// <summary>
/// Whether something that was kept as it came names a person: by an address or a telephone number anywhere in it, or by an id that is long enough not to stand
/// everywhere. In JSON each text is looked at as it is meant, however it is escaped.
/// </summary>
internal sealed class Mentions(IEnumerable<Name> names)
{
    // An id of fewer digits is a quantity, a year or a day, too.
    private const int ShortestId = 6;

    // A number without its country's code has at least these left; shorter ones are anybody's.
    private const int ShortestNumber = 7;

    private readonly ImmutableArray<string> _addresses = [.. names.Where(name => name.Kind == NameKind.Email).Select(name => name.Value).Distinct(StringComparer.Ordinal)];
    private readonly ImmutableArray<string> _numbers = [.. names.Where(name => name.Kind == NameKind.Phone).Select(name => Digits(name.Value)).Where(digits => digits.Length >= ShortestNumber).Distinct(StringComparer.Ordinal)];
    private readonly ImmutableArray<string> _ids = [.. names.Where(name => name.Kind is NameKind.Customer or NameKind.Order && name.Value.Length >= ShortestId).Select(name => name.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a body names the person, JSON or not.</summary>
    public bool AreIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return AreIn(json.RootElement);
        }
        catch (JsonException)
        {
            return AreIn(Encoding.UTF8.GetString(body.Span));
        }
    }

    /// <summary>Whether JSON names the person.</summary>
    public bool AreIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(property => AreIn(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(AreIn),
        JsonValueKind.String => AreInValue(json),
        JsonValueKind.Number => _ids.Contains(json.GetRawText(), StringComparer.Ordinal),
        _ => false,
    };

    /// <summary>Whether a text names the person.</summary>
    public bool AreIn(string text)
    {
        if (_addresses.Any(address => text.Contains(address, StringComparison.OrdinalIgnoreCase)) || _ids.Any(id => IsWord(text, id)))
            return true;
        var digits = _numbers.IsEmpty ? "" : Digits(text);
        // Written at home, the country's code is left out and a 0 may stand before the rest. Of zeroes alone nothing is left, with which every number ends.
        var home = digits.TrimStart('0');
        return _numbers.Any(number => digits.Contains(number, StringComparison.Ordinal) || (text.Length <= 30 && home.Length >= ShortestNumber - 1 && digits.Length >= ShortestNumber && number.EndsWith(home, StringComparison.Ordinal)));
    }

    private bool AreInValue(JsonElement json)
    {
        try
        {
            return AreIn(json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return AreIn(json.GetRawText()); // No Unicode: broken UTF-8, or half of a surrogate pair.
        }
    }

    private static bool IsWord(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.Ordinal); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.Ordinal))
        {
            var end = at + id.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
