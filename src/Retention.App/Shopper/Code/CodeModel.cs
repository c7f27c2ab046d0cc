namespace Retention.App.ForShoppers;

/// <summary>The page that asks for a code.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="IsSent">Whether one was mailed, and can be entered.</param>
public sealed record CodeModel(ShopFace Face, bool IsSent)
{
    /// <summary>Where it was mailed to, as only its owner would know it again; null where none was mailed.</summary>
    public string? To { get; init; }

    /// <summary>For which page it is asked, as the form says it; null for what was saved.</summary>
    public string? For { get; init; }

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    public Fault? Fault { get; init; }
}
