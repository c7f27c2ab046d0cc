using System.Globalization;
using FsCheck.Fluent;

namespace Retention.Tests;

public class MoneyTests
{
    [Theory]
    [InlineData("19.90", "EUR", 1990)]
    [InlineData("19.9", "EUR", 1990)]
    [InlineData("-19.90", "EUR", -1990)]
    [InlineData("0.004", "EUR", 0)]
    [InlineData("0.005", "EUR", 1)]
    [InlineData("0.015", "EUR", 2)]
    [InlineData("0.025", "EUR", 3)]
    [InlineData("-0.005", "EUR", -1)]
    [InlineData("-0.025", "EUR", -3)]
    [InlineData("1990", "JPY", 1990)]
    [InlineData("1990.5", "JPY", 1991)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("1.2345", "KWD", 1235)]
    [InlineData("1.2345", "CLF", 12345)]
    [InlineData("92233720368547758.07", "EUR", long.MaxValue)]
    [InlineData("-92233720368547758.08", "EUR", long.MinValue)]
    [InlineData("9223372036854775807", "JPY", long.MaxValue)]
    public void A_decimal_text_is_read_in_the_minor_units_of_its_currency_rounded_half_up_away_from_zero(string text, string code, long minor) =>
        Money.Read(text, new(code)).ShouldBe(new Money(minor, new(code)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("free")]
    [InlineData("1,50")]
    [InlineData("1.000,50")]
    [InlineData(" 1")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("$5")]
    [InlineData("92233720368547758.08")]
    [InlineData("-92233720368547758.09")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336")]
    public void What_is_no_decimal_number_or_does_not_fit_is_no_money(string? text) => Money.Read(text, Some.Euro).ShouldBeNull();

    [Fact]
    public void Every_amount_is_read_back_from_its_own_text() =>
        Cases.ForAll(
            from minor in Gen.OneOf(Gen.Choose(-1_000_000, 1_000_000).Select(small => (long)small), Gen.Elements(long.MaxValue, long.MinValue, long.MaxValue - 1, 0L))
            from code in Gen.Elements("EUR", "JPY", "KWD", "CLF", "XOF")
            select new Money(minor, new(code)),
            money => Money.Read(money.Amount.ToString(CultureInfo.InvariantCulture), money.Currency).ShouldBe(money));

    [Fact]
    public void Reading_does_not_ask_which_culture_it_is()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Money.Read("19.90", Some.Euro).ShouldBe(new Money(1990, Some.Euro));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void There_is_no_operator_that_adds_amounts() =>
        typeof(Money).GetMethods().Select(method => method.Name)
            .Where(name => name.StartsWith("op_", StringComparison.Ordinal))
            .ShouldBe(["op_Equality", "op_Inequality"], ignoreOrder: true);

    [Fact]
    public void Sums_keep_the_currencies_apart()
    {
        var totals = new Totals();
        totals.Add(new(100, new("USD")));
        totals.Add(new(250, Some.Euro));
        totals.Add(new(-50, new("USD")));
        totals.Sums.ShouldBe([new(250, Some.Euro), new(50, new("USD"))]);
    }

    [Fact]
    public void A_sum_that_does_not_fit_is_an_error_and_not_a_small_number()
    {
        var totals = new Totals();
        totals.Add(new(long.MaxValue, Some.Euro));
        Should.Throw<OverflowException>(() => totals.Add(new(1, Some.Euro)));
        totals.Sums.ShouldBe([new(long.MaxValue, Some.Euro)]);
    }

    [Fact]
    public void So_many_times_an_amount_is_exact_or_an_error()
    {
        new Money(1990, Some.Euro).Times(3).ShouldBe(new Money(5970, Some.Euro));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, Some.Euro).Times(2));
        Should.Throw<OverflowException>(() => new Money(long.MinValue, Some.Euro).Times(-1));
    }

    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    public void A_currency_has_the_digits_of_ISO_4217(string code, int digits) => new Currency(code).Digits.ShouldBe(digits);

    [Theory]
    [InlineData("eur", "EUR")]
    [InlineData("USD", "USD")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("EU", null)]
    [InlineData("EURO", null)]
    [InlineData("E R", null)]
    [InlineData("12E", null)]
    [InlineData("ÄÖÜ", null)]
    public void A_currency_is_three_letters(string? text, string? code) => (Currency.Read(text)?.Code).ShouldBe(code);
}
