using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Retention.App.Letters;

/// <summary>Fills the few places that words have. A plain replacement: nothing that a merchant or a shopper writes is ever run.</summary>
internal static class Words
{
    /// <summary>The words with the name, the shop, the order's number, the item and the code in them. Without a name they read as if it had never been meant.</summary>
    public static string Fill(string words, string? firstName, string shop, string order, string? item = null, string? code = null)
    {
        var name = IsName(firstName?.Trim()) ? firstName!.Trim() : null;
        var named = string.IsNullOrEmpty(name)
            ? words.Replace(", {first name}", "", StringComparison.Ordinal).Replace(" {first name}", "", StringComparison.Ordinal)
            : words;
        // Split first, so that a name that itself reads "{shop}" stays what it is.
        return string.Concat(named.Split('{').Select((part, index) => index == 0 ? part : Place(part, new(name ?? "", shop, order, item ?? "", code ?? ""))));
    }

    // A letter carries the shop's good name to any address that a stranger types at the checkout: the field for the name must not carry words of his.
    private static bool IsName([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= 40 }
        && !text.Any(char.IsAsciiDigit)
        && !text.AsSpan().ContainsAny("/@:<>")
        && !text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !text.Any(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format);

    private static string Place(string part, Places places)
    {
        var end = part.IndexOf('}', StringComparison.Ordinal);
        var value = end < 0 ? null : part[..end] switch
        {
            "first name" => places.Name,
            "shop" => places.Shop,
            "order" => places.Order,
            "item" => places.Item,
            "code" => places.Code,
            _ => null,
        };
        return value is null ? "{" + part : value + part[(end + 1)..];
    }

    private sealed record Places(string Name, string Shop, string Order, string Item, string Code);
}
