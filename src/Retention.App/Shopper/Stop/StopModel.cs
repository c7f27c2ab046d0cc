namespace Retention.App.ForShoppers;

/// <summary>The page that stops letters.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="IsDone">Whether they are stopped.</param>
/// <param name="HasMore">Whether the letter has other pages.</param>
public sealed record StopModel(ShopFace Face, bool IsDone, bool HasMore);
