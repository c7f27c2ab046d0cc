using System.Globalization;

namespace Retention.Cases;

/// <summary>An amount as a person of the shop writes it.</summary>
public static class CaseAmount
{
    /// <summary>Reads an amount with its currency, like <c>50.00 EUR</c>; null when it is none.</summary>
    public static Money? Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var amount, var code] && Currency.Read(code) is { } currency ? Read(amount, currency) : null;

    /// <summary>Reads an amount in a currency; null when it is none, nothing, or has more digits than the currency. A comma is taken for a point.</summary>
    public static Money? Read(string amount, Currency currency)
    {
        var text = amount.Trim().Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Money.Read(text, currency) is { Minor: > 0 } money && money.Amount == number ? money : null;
    }
}
