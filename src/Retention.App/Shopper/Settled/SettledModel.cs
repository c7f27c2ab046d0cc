namespace Retention.App.ForShoppers;

/// <summary>The page that asks whether a closed case is settled.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Order">The number of the order that the case was about; null when it was about none, or that is not known.</param>
/// <param name="Once">Makes the form pressed twice one event.</param>
public sealed record SettledModel(ShopFace Face, string? Order, string Once)
{
    /// <summary>The answer that is filled in; null for none.</summary>
    public string? Answer { get; init; }

    /// <summary>The words that are filled in.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    public Fault? Fault { get; init; }
}
