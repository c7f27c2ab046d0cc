namespace Retention.Languages;

/// <summary>The fixed words of the layout of letters in one language. All other words of a letter come with its content.</summary>
public sealed record LetterWords
{
    /// <summary>Stands before the sum.</summary>
    public required string Total { get; init; }

    /// <summary>Says how many of an item.</summary>
    public required Func<int, string> Quantity { get; init; }

    /// <summary>Says how many of an item, in a narrow column.</summary>
    public required Func<int, string> Count { get; init; }

    /// <summary>Says how many items are not listed; asked for one or more.</summary>
    public required Func<int, string> More { get; init; }

    /// <summary>Names what stands on the line below.</summary>
    public required Func<string, string> Label { get; init; }

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

    /// <summary>Stands for the name of a saved item where none is named, within a sentence: it fits wherever the language's words name an item.</summary>
    public required string Item { get; init; }

    /// <summary>Stands for all items where none is named.</summary>
    public required string Items { get; init; }
}
