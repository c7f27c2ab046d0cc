namespace Retention.Languages;

/// <summary>A made-up shopper and goods, so that words can be seen before there is a shopper.</summary>
/// <param name="FirstName">The shopper's name.</param>
/// <param name="Mug">The first item.</param>
/// <param name="Variant">Its variant.</param>
/// <param name="Towel">The second item.</param>
public sealed record SampleWords(string FirstName, string Mug, string Variant, string Towel)
{
    /// <summary>The name of a level, for a shop that has none yet.</summary>
    public required string Level { get; init; }

    /// <summary>What that level brings.</summary>
    public required string Benefits { get; init; }
}
