using System.Globalization;

namespace Retention.Rewards;

/// <summary>An amount of credit as a merchant writes it: <c>5.00 EUR</c>.</summary>
public static class CreditText
{
    /// <summary>Reads it; null when it is none, more than <see cref="Earning.MostByHand"/>, or has more digits than the currency.</summary>
    public static Money? Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var amount, var code] && Currency.Read(code) is { } currency ? Read(amount, currency) : null;

    /// <summary>As the other, where the currency is known. A comma before the last digits is taken for a point.</summary>
    public static Money? Read(string amount, Currency currency)
    {
        var text = amount.Trim().Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Money.Read(text, currency) is { Minor: > 0 } money
            && money.Amount == number && money.Minor <= Earning.MostByHand(currency).Minor ? money : null;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Money money) => money.Currency == Currency.None ? "One free product" : string.Create(CultureInfo.InvariantCulture, $"{money.Amount.ToString($"F{money.Currency.Digits}", CultureInfo.InvariantCulture)} {money.Currency}");
}
