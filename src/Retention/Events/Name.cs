namespace Retention.Events;

/// <summary>What kind of name a shopper is known by, the strongest first. The numbers are stored: only ever add.</summary>
public enum NameKind
{
    /// <summary>The storefront's own id of the customer.</summary>
    Customer = 1,

    /// <summary>An e-mail address, trimmed and in lower case.</summary>
    Email = 2,

    /// <summary>The token of a checkout.</summary>
    Checkout = 3,

    /// <summary>The token of a cart.</summary>
    Cart = 4,

    /// <summary>The storefront's id of an order; refunds and fulfilments carry only that.</summary>
    Order = 5,

    /// <summary>A telephone number, its digits with the country's code. Families share one: it never tells who somebody is, it only holds a message back.</summary>
    Phone = 6,

    /// <summary>A postal address, reduced to what tells it apart. Neighbours share one: like a telephone number it only holds a message back.</summary>
    Street = 7,
}

/// <summary>One name under which an event knows its shopper.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Value">The name as the storefront writes it; personal data when it is an address.</param>
public sealed record Name(NameKind Kind, string Value)
{
    // What stands around or between addresses in a header, never in one: with it, one name could be two people.
    private const string Separators = ",;<>\"";

    /// <summary>An e-mail address as a name; null when it is none, or several.</summary>
    public static Name? OfEmail(string? address)
    {
        var value = address?.Trim().ToLowerInvariant();
        return value is { Length: <= 254 } && value.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !value.Any(IsForeign) ? new(NameKind.Email, value) : null;
    }

    /// <summary>A telephone number as a name; null when it is none. Without a country's code (a plus, or 00) one number could be two people's.</summary>
    public static Name? OfPhone(string? number)
    {
        var text = number?.Trim() ?? "";
        var isInternational = text.StartsWith('+') || text.StartsWith("00", StringComparison.Ordinal);
        var digits = string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');
        return isInternational && digits.Length is >= 7 and <= 15 ? new(NameKind.Phone, $"+{digits}") : null;
    }

    /// <summary>A postal address as a name; null when too little of it is known to tell it from others.</summary>
    public static Name? OfStreet(string? line, string? postalCode, string? country)
    {
        var (street, code) = (Letters(line), Letters(postalCode));
        return street.Length >= 4 && street.Any(char.IsDigit) && code.Length >= 3 ? new(NameKind.Street, $"{street}|{code}|{Letters(country)}") : null;
    }

    private static string Letters(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static bool IsForeign(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter) || Separators.Contains(letter, StringComparison.Ordinal);
}
