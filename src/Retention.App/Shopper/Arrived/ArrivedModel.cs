namespace Retention.App.ForShoppers;

/// <summary>The page for what has not arrived.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Order">The order's number.</param>
/// <param name="Once">Makes the form pressed twice one event.</param>
public sealed record ArrivedModel(ShopFace Face, string Order, string Once);
