namespace Retention.App.ForShoppers;

/// <summary>A page that only says something.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What it says.</param>
public sealed record Notice(ShopFace Face, string Title, string Text)
{
    /// <summary>Where it leads on, relative to the letter's pages; null for nowhere.</summary>
    public (string Page, string Text)? Link { get; init; }

    /// <summary>Whether the letter's other pages can be reached.</summary>
    public bool HasMore { get; init; } = true;
}
