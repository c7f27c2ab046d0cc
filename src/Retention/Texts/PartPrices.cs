using System.Collections.Immutable;
using System.Globalization;

namespace Retention.Texts;

/// <summary>What texts cost, by country and day: to estimate before they go, never to bill. The truth is what the provider charges later.</summary>
/// <param name="All">The prices, in any order.</param>
public sealed record PartPrices(ImmutableArray<PartPrice> All)
{
    /// <summary>
    /// The lists as last read: United States, "current as of October 2026", read on 2026-11-09 (facts/messaging.md section 5). What the carrier adds
    /// is between 0.003 and 0.005 by carrier; unconfirmed.
    /// </summary>
    public static readonly PartPrices Listed = new([new("US", 0.0083m, 0.0045m, new(2026, 10, 1))]);

    /// <summary>The price on that day; null when none is known.</summary>
    public PartPrice? Find(string country, DateOnly day) =>
        All.Where(price => price.Country == country && price.ValidFrom <= day).MaxBy(price => price.ValidFrom);

    /// <summary>
    /// Reads prices like <c>DE 0.0825 0 2026-10-01; US 0.0083 0.0045 2026-10-01</c>: country, provider's part, carrier's part, valid from. They add
    /// to these. Null when it is not of that form.
    /// </summary>
    public PartPrices? With(string text)
    {
        var prices = All.ToBuilder();
        foreach (var line in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [{ Length: 2 } country, var provider, var carrier, var from]
                || !country.All(char.IsAsciiLetterUpper) || Amount(provider) is not { } first || Amount(carrier) is not { } second
                || !DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return null;
            prices.Add(new(country, first, second, day));
        }

        // Of two for the same day the one that was set counts, which stands later.
        prices.Reverse();
        return new(prices.ToImmutable());
    }

    private static decimal? Amount(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and < 10 ? amount : null;
}
