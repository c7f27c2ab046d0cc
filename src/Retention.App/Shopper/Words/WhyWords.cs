namespace Retention.App.ForShoppers;

/// <summary>The words of the page that says why a letter came.</summary>
public sealed record WhyWords
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What began it: the kind of event, the day, and what it was about.</summary>
    public required Func<string, string, string, string> Event { get; init; }

    /// <summary>The rule that spoke, and when.</summary>
    public required Func<string, string, string> Rule { get; init; }

    /// <summary>Which of the rule's messages it was, from 1, of how many, and whether it went as a text.</summary>
    public required Func<int, int, bool, string> Step { get; init; }

    /// <summary>Said where the word on file was confirmed from the address itself.</summary>
    public required string Confirmed { get; init; }

    /// <summary>Said of a letter that a person wrote.</summary>
    public required string Person { get; init; }

    /// <summary>Said of the word at once, which a program wrote.</summary>
    public required string Program { get; init; }

    /// <summary>The heading before what is on file.</summary>
    public required string ConsentTitle { get; init; }

    /// <summary>Why a letter about an order needs no word.</summary>
    public required string Service { get; init; }

    /// <summary>Why a question or a reminder came without a word.</summary>
    public required string Unasked { get; init; }

    /// <summary>A word on file: whether allowed, the day, and where.</summary>
    public required Func<bool, string, string, string> Word { get; init; }

    /// <summary>The words that stood beside it.</summary>
    public required Func<string, string> Wording { get; init; }

    /// <summary>The heading before what is planned.</summary>
    public required string NextTitle { get; init; }

    /// <summary>What is planned about the same, with its day.</summary>
    public required Func<string, string> Next { get; init; }

    /// <summary>Said when nothing is planned.</summary>
    public required string Nothing { get; init; }

    /// <summary>The button.</summary>
    public required string Stop { get; init; }

    /// <summary>Said afterwards.</summary>
    public required string Stopped { get; init; }
}
