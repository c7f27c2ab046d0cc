namespace Retention.App.Letters;

/// <summary>The fixed words of the layout, for each language we know. All other words of a letter come with its content.</summary>
internal sealed record LetterWords
{
    private static readonly LetterWords English = new()
    {
        Total = "Total",
        Quantity = count => $"Quantity: {count}",
        More = count => count == 1 ? "and 1 more item" : $"and {count} more items",
        Unsubscribe = "Unsubscribe",
        Policy = "Refunds and exchanges",
    };

    private static readonly LetterWords German = new()
    {
        Total = "Gesamt",
        Quantity = count => $"Menge: {count}",
        More = count => count == 1 ? "und 1 weiterer Artikel" : $"und {count} weitere Artikel",
        Unsubscribe = "Abmelden",
        Policy = "Erstattung und Umtausch",
    };

    /// <summary>Stands before the sum.</summary>
    public required string Total { get; init; }

    /// <summary>Says how many of an item.</summary>
    public required Func<int, string> Quantity { get; init; }

    /// <summary>Says how many items are not listed.</summary>
    public required Func<int, string> More { get; init; }

    /// <summary>The link that stops these letters.</summary>
    public required string Unsubscribe { get; init; }

    /// <summary>The link to the refund and exchange policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The words for a BCP 47 tag; English when we have none.</summary>
    public static LetterWords For(string language) =>
        language.Split('-')[0].ToUpperInvariant() switch
        {
            "DE" => German,
            _ => English,
        };
}
