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
    /// <summary>An e-mail address as a name; null when it is none.</summary>
    public static Name? OfEmail(string? address)
    {
        var value = address?.Trim().ToLowerInvariant();
        return value is { Length: > 2 and <= 254 } && value.IndexOf('@', StringComparison.Ordinal) > 0 && !value.Any(char.IsWhiteSpace) && !value.Any(char.IsControl)
            ? new(NameKind.Email, value)
            : null;
    }
}
