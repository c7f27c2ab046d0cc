using System.Globalization;

namespace Retention;

/// <summary>An ISO 4217 currency, by its three-letter code in capitals.</summary>
/// <param name="Code">For example <c>EUR</c>.</param>
public readonly record struct Currency(string Code)
{
    /// <summary>ISO 4217's own code for "no currency": what is counted in it is no money, like a product for free.</summary>
    public static readonly Currency None = new("XXX");

    /// <summary>How many digits stand behind the decimal point, by ISO 4217; a code that is not listed has two.</summary>
    public int Digits => Code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF"
            or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => 2,
    };

    /// <summary>Reads a currency code; null when it is not three letters.</summary>
    public static Currency? Read(string? code) =>
        code is { Length: 3 } && code.All(char.IsAsciiLetter) ? new Currency(code.ToUpperInvariant()) : null;

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

/// <summary>
/// An amount in the minor units of its currency. There is no <c>+</c>: amounts of two currencies can't be added by mistake,
/// because amounts are added only by <see cref="Totals"/>, which keeps the currencies apart.
/// </summary>
/// <param name="Minor">Minor units, for example cents; negative for money that goes back.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(long Minor, Currency Currency)
{
    /// <summary>The amount in major units, exactly.</summary>
    public decimal Amount => Minor / Power(Currency.Digits);

    /// <summary>This amount, so many times.</summary>
    /// <exception cref="OverflowException">The product does not fit 64 bits.</exception>
    public Money Times(int count) => this with { Minor = checked(Minor * count) };

    /// <summary>
    /// Reads a platform's decimal text, such as <c>19.90</c>. Digits beyond the currency's own are rounded half up, away from zero.
    /// Null when it is no decimal number or does not fit 64 bits of minor units.
    /// </summary>
    public static Money? Read(string? text, Currency currency)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return null;
        if (Math.Abs(amount) > 1m + long.MaxValue)
            return null; // Times its digits it might not even fit a decimal.
        var minor = Math.Round(amount * Power(currency.Digits), MidpointRounding.AwayFromZero);
        return minor is >= long.MinValue and <= long.MaxValue ? new Money((long)minor, currency) : null;
    }

    private static decimal Power(int digits) => digits switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => 10_000m };
}

/// <summary>Sums of money, one for each currency.</summary>
public sealed class Totals
{
    private readonly SortedDictionary<string, long> _minorByCurrency = new(StringComparer.Ordinal);

    /// <summary>Adds an amount to the sum of its own currency.</summary>
    /// <exception cref="OverflowException">The sum does not fit 64 bits.</exception>
    public void Add(Money money) =>
        _minorByCurrency[money.Currency.Code] = checked(_minorByCurrency.GetValueOrDefault(money.Currency.Code) + money.Minor);

    /// <summary>The sums, in the order of their currency codes.</summary>
    public IEnumerable<Money> Sums => _minorByCurrency.Select(sum => new Money(sum.Value, new Currency(sum.Key)));
}
