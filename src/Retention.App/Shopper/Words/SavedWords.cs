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

    /// <summary>The link to the whole list.</summary>
    public required string All { get; init; }

    /// <summary>Why it asks for a code.</summary>
    public required string AllIntro { get; init; }
}
