using System.Collections.Frozen;

namespace Retention.Law;

/// <summary>Finds the row of <see cref="Rules"/> that holds for a message.</summary>
public static class ConsentLaw
{
    private static readonly FrozenDictionary<(string Country, Channel Channel, Purpose Purpose), ConsentRule> ByCountry = Keyed()
        .Where(row => row.Country.Length > 0).ToFrozenDictionary(row => (row.Country, row.Channel, row.Purpose), row => row.Rule);

    private static readonly FrozenDictionary<(Channel Channel, Purpose Purpose), ConsentRule> Elsewhere = Keyed()
        .Where(row => row.Country.Length == 0).ToFrozenDictionary(row => (row.Channel, row.Purpose), row => row.Rule);

    // Whoever is nowhere we know is most likely where the shop is, and may be anywhere.
    private static readonly FrozenDictionary<(string Country, Channel Channel, Purpose Purpose), ConsentRule> Unknown =
        ByCountry.ToFrozenDictionary(row => row.Key, row => row.Value.And(Elsewhere[(row.Key.Channel, row.Key.Purpose)]));

    private static readonly FrozenDictionary<string, OfferRule> OffersByCountry = Rules.Offers
        .SelectMany(rule => rule.Countries.Select(country => (country, rule))).ToFrozenDictionary(row => row.country, row => row.rule, StringComparer.Ordinal);

    private static readonly OfferRule OffersElsewhere = Rules.Offers.Single(rule => rule.Countries.IsEmpty);

    /// <summary>What allows such a message.</summary>
    /// <param name="country">Two-letter ISO code of the shopper's country; null when not known.</param>
    /// <param name="home">That of the shop's; null when not known.</param>
    /// <param name="channel">By which way it goes.</param>
    /// <param name="purpose">What it is for.</param>
    public static ConsentRule For(string? country, string? home, Channel channel, Purpose purpose) =>
        (country is not null ? ByCountry : Unknown).GetValueOrDefault((country ?? home ?? "", channel, purpose)) ?? Elsewhere[(channel, purpose)];

    /// <summary>Whether an offer makes advertising of a letter that is none.</summary>
    /// <param name="country">Two-letter ISO code of the shopper's country; null when not known: then it does.</param>
    public static bool IsOfferMarketing(string? country) => OffersByCountry.GetValueOrDefault(country ?? "", OffersElsewhere).IsMarketing;

    private static IEnumerable<(string Country, Channel Channel, Purpose Purpose, ConsentRule Rule)> Keyed() =>
        from rule in Rules.Consents
        from country in rule.Countries.IsEmpty ? [""] : rule.Countries
        from purpose in rule.Purposes
        select (country, rule.Channel, purpose, rule);
}
