namespace Retention.Templates;

/// <summary>
/// What the values of a template stand for in one message. Amounts and days are already written as the reader's language does. A value that is
/// null or empty is missing. Every text is one line.
/// </summary>
public sealed record TemplateFacts
{
    /// <summary>The language of the words, a BCP 47 tag: plurals follow it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The shopper's given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The shop's name.</summary>
    public string? ShopName { get; init; }

    /// <summary>The order's number.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The day of the order.</summary>
    public string? OrderDate { get; init; }

    /// <summary>The saved item's name.</summary>
    public string? ItemTitle { get; init; }

    /// <summary>What the saved item costs.</summary>
    public string? ItemPrice { get; init; }

    /// <summary>What the order or the cart costs.</summary>
    public string? Total { get; init; }

    /// <summary>How many pieces are in the order or the cart.</summary>
    public int? Count { get; init; }

    /// <summary>The name of the level that the shopper has reached.</summary>
    public string? Tier { get; init; }

    /// <summary>What that level brings.</summary>
    public string? TierBenefits { get; init; }

    /// <summary>The shop's discount code.</summary>
    public string? Code { get; init; }

    /// <summary>Where a text message leads.</summary>
    public string? Link { get; init; }
}
