namespace Retention.App.Simulation;

/// <summary>Where a simulated shopper lives.</summary>
/// <param name="Country">Two-letter ISO code.</param>
/// <param name="Region">The ISO 3166-2 code within the country.</param>
/// <param name="PostalCode">The pattern of its postal codes: # is a digit, ? a letter.</param>
/// <param name="Weight">How many of the shoppers live there, against the other places.</param>
/// <param name="Locale">The language as a BCP 47 tag.</param>
/// <param name="Names">Bogus's language for names and streets.</param>
/// <param name="Currency">The currency that the shopper sees.</param>
/// <param name="Rate">What a US cent is there, in minor units.</param>
internal sealed record Place(string Country, string Region, string PostalCode, double Weight, string Locale, string Names, string Currency, double Rate)
{
    /// <summary>The shop's own country: parcels elsewhere take longer.</summary>
    public const string Home = "US";

    /// <summary>All places. Most shoppers live where the shop is.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        .. new (string Region, string PostalCode, double Weight)[]
        {
            ("CA", "941##", 15), ("NY", "100##", 14), ("TX", "787##", 9), ("FL", "331##", 8), ("WA", "981##", 6), ("IL", "606##", 6), ("MA", "021##", 7),
            ("CO", "802##", 5), ("GA", "303##", 5), ("PA", "191##", 6), ("OR", "972##", 3), ("MI", "482##", 4), ("AZ", "850##", 3), ("HI", "968##", 1),
        }.Select(state => new Place(Home, state.Region, state.PostalCode, state.Weight, "en-US", "en_US", "USD", Rate: 1)),
        new("CA", "ON", "M5V #?#", 5, "en-CA", "en_CA", "CAD", 1.36), new("CA", "BC", "V6B #?#", 2, "en-CA", "en_CA", "CAD", 1.36), new("CA", "QC", "H2X #?#", 3, "fr-CA", "fr", "CAD", 1.36),
        new("GB", "ENG", "LS# #??", 7, "en-GB", "en_GB", "GBP", 0.79), new("GB", "SCT", "EH# #??", 2, "en-GB", "en_GB", "GBP", 0.79),
        new("DE", "BE", "101##", 3, "de-DE", "de", "EUR", 0.92), new("DE", "BY", "803##", 3, "de-DE", "de", "EUR", 0.92), new("DE", "NW", "506##", 2, "de-DE", "de", "EUR", 0.92),
        new("AT", "9", "1##0", 1.5, "de-AT", "de_AT", "EUR", 0.92), new("FR", "IDF", "750##", 2.5, "fr-FR", "fr", "EUR", 0.92), new("NL", "NH", "10## ??", 2, "nl-NL", "nl", "EUR", 0.92),
        new("AU", "NSW", "20##", 2, "en-AU", "en_AU", "AUD", 1.5), new("JP", "13", "150-00##", 1, "ja-JP", "ja", "JPY", 1.5),
    ];

    /// <summary>What US cents are there, rounded as price tags are.</summary>
    public Money Price(long cents) => new(10 * (long)Math.Round(cents * Rate / 10), new Currency(Currency));

    /// <summary>
    /// The telephone number of this rank from the ranges that are kept free for fiction (NANPA 555-01xx, Ofcom, BNetzA, ARCEP); null where there is none, or none left:
    /// nobody's telephone may ring, and two people share one only on purpose.
    /// </summary>
    public string? Phone(int rank) => Country switch
    {
        "US" or "CA" => (rank / 100) is var area && area < AreaCodes.Length ? $"+1{AreaCodes[area]}55501{rank % 100:00}" : null,
        "GB" => rank < 1000 ? $"+447700900{rank:000}" : null,
        "DE" => rank < 1000 ? $"+493023125{rank:000}" : null,
        "FR" => rank < 10_000 ? $"+3363998{rank:0000}" : null,
        _ => null,
    };

    /// <summary>Places of one range of telephone numbers.</summary>
    public string PhoneRange => Country is "US" or "CA" ? "1" : Country;

    // No area code has a 9 in the middle, or ends in 11.
    private static readonly int[] AreaCodes = [.. Enumerable.Range(201, 788).Where(code => code / 10 % 10 != 9 && code % 100 != 11)];
}
