namespace Retention.App.Storefronts.ReviewFile;

/// <summary>A line of a file of reviews, understood. All times are UTC.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Source">The key of the program that wrote the file.</param>
/// <param name="Product">The shop's id of the product.</param>
/// <param name="Item">The product's name.</param>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="At">When it was written.</param>
internal sealed record ReviewLine(int Line, string Source, string Product, string Item, int Stars, DateTimeOffset At)
{
    /// <summary>The id that its program gave it; null where the file does not tell.</summary>
    public string? Id { get; init; }

    /// <summary>The title; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The words; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who wrote it, as the file says; null for nobody.</summary>
    public string? Name { get; init; }

    /// <summary>The writer's address; null where none stands there.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the file says that the writer bought the item.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether it was shown; null where the file does not tell.</summary>
    public bool? WasShown { get; init; }

    /// <summary>Whether the file says that something was given for it.</summary>
    public bool IsRewarded { get; init; }

    /// <summary>Whether the file says that the item was received free.</summary>
    public bool IsGift { get; init; }

    /// <summary>The shop's answer; null for none.</summary>
    public string? Reply { get; init; }

    /// <summary>When the shop answered; null where the file does not tell.</summary>
    public DateTimeOffset? ReplyAt { get; init; }
}
