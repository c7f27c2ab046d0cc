using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>The page on which a shopper chooses what to hear.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Now">What holds now.</param>
/// <param name="PausedUntil">The last day of a pause, in words; null while there is none.</param>
/// <param name="Told">What became of what was posted.</param>
/// <param name="IsErased">Whether the person was erased: then there is nothing to choose.</param>
public sealed record PreferencesModel(ShopFace Face, Choices Now, string? PausedUntil, ChoiceTold Told, bool IsErased)
{
    /// <summary>What is on file about texts, in a sentence; null for nothing.</summary>
    public string? AboutTexts { get; init; }

    /// <summary>The day of the next message that is planned, whatever may still hold it back; null for none.</summary>
    public string? NextOn { get; init; }
}
