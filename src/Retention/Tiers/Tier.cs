using System.Collections.Immutable;

namespace Retention.Tiers;

/// <summary>A level that shoppers reach.</summary>
/// <param name="Key">Its stored name within the shop: small letters and digits, never changed while somebody is at it.</param>
/// <param name="Name">What shoppers read, in the shop's own language.</param>
/// <param name="Threshold">How much it takes within a year: orders, reviews, or minor units of <see cref="TierSettings.Currency"/>.</param>
public sealed record Tier(string Key, string Name, long Threshold)
{
    /// <summary>The name in other languages, by language.</summary>
    public ImmutableDictionary<string, string> Names { get => field ?? ImmutableDictionary<string, string>.Empty; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What it brings, in the merchant's words and the shop's own language; empty for nothing to tell.</summary>
    public string Benefits { get; init; } = "";

    /// <summary>What it brings, in other languages, by language.</summary>
    public ImmutableDictionary<string, string> BenefitsByLanguage { get => field ?? ImmutableDictionary<string, string>.Empty; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A code of the shop's own that whoever is at the level, or above it, is told; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>The credit that is given once within a year for reaching it; null for none.</summary>
    public Money? Credit { get; init; }

    /// <summary>The name in this language; the shop's own where the merchant wrote none.</summary>
    public string NameIn(string language) => Names.GetValueOrDefault(language, Name);

    /// <summary>What it brings, in this language; in the shop's own where the merchant wrote none.</summary>
    public string BenefitsIn(string language) => BenefitsByLanguage.GetValueOrDefault(language, Benefits);
}
