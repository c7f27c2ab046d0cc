using System.Collections.Immutable;

namespace Retention.App.Cases;

/// <summary>An answer that people of the shop give often. The values in double braces are filled in when it is taken.</summary>
/// <param name="Name">What it is called in the list.</param>
/// <param name="Text">What it says.</param>
public sealed record SavedAnswer(string Name, string Text)
{
    /// <summary>The values that may stand in it.</summary>
    public static readonly ImmutableArray<string> Values = ["first_name", "order", "shop"];

    /// <summary>Its words with the values filled in; of what is not known nothing is left.</summary>
    public string Fill(string? firstName, string? order, string shop) => Text
        .Replace("{{first_name}}", firstName ?? "", StringComparison.Ordinal).Replace("{{order}}", order ?? "", StringComparison.Ordinal).Replace("{{shop}}", shop, StringComparison.Ordinal)
        .Replace(" ,", ",", StringComparison.Ordinal);
}

/// <summary>All of a shop's, by name.</summary>
/// <param name="List">The answers.</param>
public sealed record SavedAnswers(ImmutableArray<SavedAnswer> List)
{
    /// <summary>How many there may be.</summary>
    public const int Most = 50;

    /// <summary>How many letters a name has.</summary>
    public const int MostName = 60;
}
