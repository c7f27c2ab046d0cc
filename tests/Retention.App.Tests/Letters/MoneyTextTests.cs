using Retention.App.Letters;

namespace Retention.App.Tests.Letters;

public class MoneyTextTests
{
    [Theory]
    [InlineData(199_000, "USD", "en", "$1,990.00")]
    [InlineData(199_000, "EUR", "de", "1.990,00_€")]
    [InlineData(1_990, "CAD", "en-CA", "$19.90")]
    [InlineData(1_990, "CAD", "fr-CA", "19,90_$")]
    [InlineData(1_990, "EUR", "en", "€19.90")]
    [InlineData(1_990, "GBP", "de", "19,90_£")]
    [InlineData(1_990, "USD", "en-CA", "USD_19.90")]
    [InlineData(1_990, "USD", "de", "19,90_USD")]
    [InlineData(1_990, "CHF", "de-CH", "CHF_19.90")]
    [InlineData(1_990, "JPY", "en", "¥1,990")]
    [InlineData(1_990, "KRW", "en", "KRW_1,990")]
    [InlineData(19_900, "KWD", "en", "KWD_19.900")]
    [InlineData(1_990, "MXN", "es-419", "MXN_19.90")]
    [InlineData(0, "USD", "en", "$0.00")]
    public void An_amount_is_written_as_the_language_does(long minor, string currency, string locale, string expected) =>
        Written(minor, currency, locale).ShouldBe(expected);

    [Theory]
    [InlineData(-1_990, "USD", "en", "-$19.90")]
    [InlineData(-1_990, "EUR", "de", "-19,90_€")]
    [InlineData(-1_990, "CAD", "en", "-CAD_19.90")]
    [InlineData(-1_990, "USD", "de", "-19,90_USD")]
    public void Money_that_goes_back_has_a_minus(long minor, string currency, string locale, string expected) =>
        Written(minor, currency, locale).ShouldBe(expected);

    [Fact]
    public void Yen_have_no_digits_behind_the_point_in_Japan() =>
        Written(1_990, "JPY", "ja").ShouldBeOneOf("¥1,990", "\uFFE51,990"); // which of the two yen signs is up to the machine's ICU

    [Theory]
    [InlineData("zz")]
    [InlineData("xx-YY")]
    [InlineData("not a locale")]
    [InlineData("")]
    public void An_unknown_locale_is_read_as_American_English(string locale) =>
        Written(199_000, "USD", locale).ShouldBe("$1,990.00");

    [Theory]
    [InlineData("en", "CA", "CAD", "$19.90")]
    [InlineData("en", "DE", "EUR", "€19.90")]
    [InlineData("fr", "CA", "CAD", "19,90_$")]
    [InlineData("en-US", "CA", "CAD", "CAD_19.90")]
    [InlineData("en", "??", "USD", "$19.90")]
    public void The_country_says_whose_habits_when_the_locale_names_none(string locale, string country, string currency, string expected) =>
        Written(1_990, currency, locale, country).ShouldBe(expected);

    // "_" stands for a no-break space: it can be seen.
    private static string Written(long minor, string currency, string locale, string? country = null) =>
        MoneyText.Of(new Money(minor, new Currency(currency)), locale, country).Replace('\u00A0', '_');
}
