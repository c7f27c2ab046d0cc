using System.Globalization;

namespace Retention.App.Letters;

/// <summary>Writes an amount the way the customer's language does.</summary>
internal static class MoneyText
{
    /// <summary>
    /// The amount with the separators and the symbol's place of the locale, and as many digits as the currency has; spaces in it
    /// do not break. A dollar is only a "$" where it is the country's own; elsewhere nobody could tell which dollar.
    /// </summary>
    /// <param name="money">The amount.</param>
    /// <param name="locale">A BCP 47 tag such as <c>en</c>, <c>de</c> or <c>fr-CA</c>; one that is unknown is read as <c>en-US</c>.</param>
    /// <param name="country">An ISO 3166 country code that says which country's habits, when the locale names none.</param>
    public static string Of(Money money, string locale, string? country = null)
    {
        var culture = Cultures.For(locale, country);
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencyDecimalDigits = money.Currency.Digits;
        if (!IsOwnCurrency(culture, money.Currency))
            WriteForeignSymbol(format, money.Currency);
        return money.Amount.ToString("C", format).Replace(' ', '\u00A0');
    }

    private static bool IsOwnCurrency(CultureInfo culture, Currency currency)
    {
        try
        {
            return string.Equals(new RegionInfo(culture.Name).ISOCurrencySymbol, currency.Code, StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false; // a culture without one country, such as es-419
        }
    }

    private static void WriteForeignSymbol(NumberFormatInfo format, Currency currency)
    {
        format.CurrencySymbol = currency.Code switch { "EUR" => "€", "GBP" => "£", "JPY" => "¥", _ => currency.Code };
        if (format.CurrencySymbol.Length == 1)
            return;
        // A code needs a space where a sign needs none: "USD 19.90". Patterns: NumberFormatInfo's documentation.
        format.CurrencyPositivePattern = format.CurrencyPositivePattern switch { 0 => 2, 1 => 3, var spaced => spaced };
        format.CurrencyNegativePattern = format.CurrencyNegativePattern switch
        {
            0 => 14, // ($n) -> ($ n)
            1 => 9, // -$n -> -$ n
            2 => 12, // $-n -> $ -n
            3 => 11, // $n- -> $ n-
            4 => 15, // (n$) -> (n $)
            5 => 8, // -n$ -> -n $
            6 => 13, // n-$ -> n- $
            7 => 10, // n$- -> n $-
            var spaced => spaced,
        };
    }
}
