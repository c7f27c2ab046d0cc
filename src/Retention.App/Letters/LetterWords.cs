namespace Retention.App.Letters;

/// <summary>The fixed words of the layout, for each language we know. All other words of a letter come with its content.</summary>
internal sealed record LetterWords
{
    private static readonly LetterWords English = new()
    {
        Item = "the item you saved",
        Items = "Your items",
        Total = "Total",
        Quantity = count => $"Quantity: {count}",
        More = count => count == 1 ? "and 1 more item" : $"and {count} more items",
        Unsubscribe = "Stop these letters",
        Policy = "Refunds and exchanges",
        Why = "Why did I get this?",
        Preferences = "Choose what you hear",
        Contact = "Write to us",
        NotArrived = "Not arrived yet?",
        Problem = "There is a problem",
        Saved = "See or change your list",
    };

    private static readonly LetterWords German = new()
    {
        Item = "Ihr gemerkter Artikel",
        Items = "Ihre Artikel",
        Total = "Gesamt",
        Quantity = count => $"Menge: {count}",
        More = count => count == 1 ? "und 1 weiterer Artikel" : $"und {count} weitere Artikel",
        Unsubscribe = "Abmelden",
        Policy = "Erstattung und Umtausch",
        Why = "Warum bekomme ich das?",
        Preferences = "Auswählen, was kommt",
        Contact = "Schreiben Sie uns",
        NotArrived = "Noch nicht angekommen?",
        Problem = "Es gibt ein Problem",
        Saved = "Merkliste ansehen oder ändern",
    };

    /// <summary>Stands for the name of a saved item where none is named, within a sentence.</summary>
    public required string Item { get; init; }

    /// <summary>Stands for all items where none is named.</summary>
    public required string Items { get; init; }

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

    /// <summary>The link that says why this letter came.</summary>
    public required string Why { get; init; }

    /// <summary>The link to the choice of what to hear.</summary>
    public required string Preferences { get; init; }

    /// <summary>The link by which a person of the shop is reached.</summary>
    public required string Contact { get; init; }

    /// <summary>Offered beside a request for a review.</summary>
    public required string NotArrived { get; init; }

    /// <summary>Offered beside a request for a review.</summary>
    public required string Problem { get; init; }

    /// <summary>Offered beside what was saved.</summary>
    public required string Saved { get; init; }

    /// <summary>The words for a BCP 47 tag; English when we have none.</summary>
    public static LetterWords For(string language) =>
        language.Split('-')[0].ToUpperInvariant() switch
        {
            "DE" => German,
            _ => English,
        };
}
