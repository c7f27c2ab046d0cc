namespace Retention.App.ForShoppers;

/// <summary>The page that a friend sees who follows an invitation.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Link">The last part of the page's own address.</param>
/// <param name="Amount">What the friend gets, in words.</param>
public sealed record WelcomeModel(ShopFace Face, string Link, string Amount)
{
    /// <summary>The address as it was typed in.</summary>
    public string Email { get; init; } = "";

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    public Fault? Fault { get; init; }
}
