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

    private static bool IsForeign(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter) || Separators.Contains(letter, StringComparison.Ordinal);
}
