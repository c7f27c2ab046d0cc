using System.Collections.Frozen;
using Retention.Decisions;

namespace Retention.Law;

/// <summary>Finds the row of <see cref="TextHours"/> that holds for a shopper; of whom too little is known, what all rows that may hold have in common.</summary>
public static class TextLaw
{
    private static readonly TextRule Elsewhere = TextHours.List.Single(rule => rule.Country.Length == 0);

    private static readonly FrozenDictionary<(string Country, string Region), TextRule> ByRegion = TextHours.List
        .SelectMany(rule => rule.Regions.Select(region => (rule.Country, region, rule))).ToFrozenDictionary(row => (row.Country, row.region), row => row.rule);

    private static readonly FrozenDictionary<string, TextRule> OtherRegions = TextHours.List
        .Where(rule => rule.Country.Length > 0 && rule.Regions.IsEmpty).ToFrozenDictionary(rule => rule.Country, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TextRule> AllRegions = TextHours.List.Where(rule => rule.Country.Length > 0)
        .GroupBy(rule => rule.Country, StringComparer.Ordinal)
        .ToFrozenDictionary(rules => rules.Key, rules => rules.Skip(1).Aggregate(rules.First(), (all, rule) => all.And(rule, "All regions of the country")), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TextRule> Unknown = AllRegions
        .ToFrozenDictionary(rule => rule.Key, rule => rule.Value.And(Elsewhere, "A country that is not known"), StringComparer.Ordinal);

    /// <summary>When texts may go there.</summary>
    /// <param name="country">Two-letter ISO code of the shopper's country; null when not known.</param>
    /// <param name="region">The region within it; null when not known.</param>
    /// <param name="home">The shop's country; null when not known.</param>
    public static TextRule For(string? country, string? region, string? home)
    {
        if (country is null)
            return Unknown.GetValueOrDefault(home ?? "", Elsewhere);
        if (region is not null && ByRegion.TryGetValue((country, region), out var own))
            return own;
        // Strangers write regions into forms: one that is not known may be any.
        var others = region is not null && Zones.Knows(country, region) ? OtherRegions : AllRegions;
        return others.GetValueOrDefault(country, Elsewhere);
    }
}
