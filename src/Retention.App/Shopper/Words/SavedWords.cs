namespace Retention.App.ForShoppers;

/// <summary>The words of the page of saved items.</summary>
public sealed record SavedWords
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>Said when there is nothing.</summary>
    public required string None { get; init; }

    /// <summary>When it was saved.</summary>
    public required Func<string, string> Since { get; init; }

    /// <summary>The button, with the item's name for those who can't see which it belongs to.</summary>
    public required Func<string, string> Remove { get; init; }

    /// <summary>Said afterwards.</summary>
    public required string Removed { get; init; }

    /// <summary>The button that puts back what was just taken off.</summary>
    public required string Undo { get; init; }

    /// <summary>Said afterwards.</summary>
    public required string Restored { get; init; }

    /// <summary>What it costs, as when it was saved.</summary>
    public required Func<string, string> Costs { get; init; }

    /// <summary>What it cost when it was saved, and what it costs now.</summary>
    public required Func<string, string, string> CostThen { get; init; }

    /// <summary>The link that puts it into the cart at the shop, with the item's name.</summary>
    public required Func<string, string> ToCart { get; init; }

    /// <summary>The button of who wants to hear when it becomes cheaper, with the item's name.</summary>
    public required Func<string, string> TellPrice { get; init; }

    /// <summary>The button of who no longer wants to.</summary>
    public required Func<string, string> StopPrice { get; init; }

    /// <summary>The button of who wants to hear when it can be bought again, with the item's name.</summary>
    public required Func<string, string> TellStock { get; init; }

    /// <summary>The button of who no longer wants to.</summary>
    public required Func<string, string> StopStock { get; init; }

    /// <summary>Said when what to hear was changed.</summary>
    public required string Kept { get; init; }

    /// <summary>The link to the whole list.</summary>
    public required string All { get; init; }

    /// <summary>Why it asks for a code.</summary>
    public required string AllIntro { get; init; }
}
