namespace Retention.Shops;

/// <summary>One thing that a merchant may set about all flows. Names are stored nowhere, but written in scripts and documents: only ever add.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is and may be, so that "name is ..." is a sentence.</param>
/// <param name="Example">A value that is understood.</param>
/// <param name="Show">Its value now, as it would be written; for a merchant, "none" where nothing is set.</param>
/// <param name="Set">The shop with it set; null when the text is not understood.</param>
public sealed record Setting(string Name, string About, string Example, Func<Shop, string> Show, Func<Shop, string, Shop?> Set)
{
    /// <summary>What takes a setting away.</summary>
    public const string None = "none";

    /// <summary>Whether the text takes the setting away.</summary>
    public static bool IsNone(string text) => string.Equals(text, None, StringComparison.OrdinalIgnoreCase);
}
