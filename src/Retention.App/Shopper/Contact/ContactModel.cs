namespace Retention.App.ForShoppers;

/// <summary>The page for messages to the shop.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Order">The number of the order that it is about; null for none.</param>
/// <param name="Once">Makes the form pressed twice one event.</param>
public sealed record ContactModel(ShopFace Face, string? Order, string Once)
{
    /// <summary>The topic that is filled in; null for none.</summary>
    public string? Topic { get; init; }

    /// <summary>The words that are filled in.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    public Fault? Fault { get; init; }
}
