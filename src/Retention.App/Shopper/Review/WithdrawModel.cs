namespace Retention.App.ForShoppers;

/// <summary>The page that asks whether a review is to be taken back.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Review">The review's id.</param>
/// <param name="Item">The item's name.</param>
/// <param name="Once">Makes the form pressed twice one event.</param>
public sealed record WithdrawModel(ShopFace Face, string Review, string Item, string Once);
