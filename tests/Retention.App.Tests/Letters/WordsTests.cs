using Retention.App.Letters;
using Retention.App.Wording;
using Retention.Events;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Tests.Letters;

public class WordsTests
{
    private static readonly Shop Meadow = new() { Id = "s", Brand = new("Meadow"), ConnectedAt = default };

    [Theory]
    [InlineData("Anna", "Thank you, Anna")]
    [InlineData(null, "Thank you")]
    [InlineData("", "Thank you")]
    [InlineData("  ", "Thank you")]
    [InlineData("{{shop.name}}", "Thank you, {{shop.name}}")]
    [InlineData("Zoë", "Thank you, Zoë")]
    [InlineData("Jean-Luc", "Thank you, Jean-Luc")]
    [InlineData("O'Brien", "Thank you, O'Brien")]
    [InlineData("Mary Ann", "Thank you, Mary Ann")]
    [InlineData("山田", "Thank you, 山田")]
    public void A_name_is_used_as_it_is(string? name, string expected) => Greeted(name).ShouldBe(expected);

    [Theory]
    [InlineData("Visit http://evil.example now")]
    [InlineData("www.evil.example")]
    [InlineData("a@b.example")]
    [InlineData("+1 415 555 0100")]
    [InlineData("\u202eevil")]
    [InlineData("An offer that nobody who reads this letter could refuse")]
    public void What_is_no_name_is_left_out_since_a_stranger_may_have_typed_it(string name) => Greeted(name).ShouldBe("Thank you");

    [Fact]
    public void Amounts_days_and_numbers_are_written_for_the_shopper_s_country()
    {
        var order = Sample(SubjectKind.Order, Meadow with { Country = "DE", TimeZone = "Europe/Berlin" });
        Fill("{{money order.total}}, {{date order.date}}, {{plural count \"one\" \"%d\"}}", order, "DE").ShouldBe("€67.00, Friday, 20 November 2026, 3", "in English, by the habits of the country");
        Fill("{{date order.date}}", Sample(SubjectKind.Order, Meadow with { Country = "US" }), "US").ShouldBe("Friday, November 20, 2026");
    }

    [Fact]
    public void An_amount_without_a_currency_is_missing() =>
        Words.Facts(Meadow, Sample(SubjectKind.Order, Meadow) with { Total = new Money(100, new Currency("XXX")) }, link: null, "en").Total.ShouldBeNull();

    [Fact]
    public void A_title_with_line_breaks_begins_no_line_of_its_own() =>
        Words.Facts(Meadow, new LetterSubject("a@b.example", null) { Item = "Mug\n\nYou won" }, link: null, "en").ItemTitle.ShouldBe("Mug You won");

    [Theory]
    [InlineData("One", "One")]
    [InlineData("One\n\nTwo", "One|Two")]
    [InlineData("\n One\nstill one \r\n \t\r\n\nTwo\n", " One\nstill one |Two")]
    [InlineData(" \n ", "")]
    public void A_blank_line_stands_between_paragraphs(string text, string expected) => string.Join('|', Words.Paragraphs(text)).ShouldBe(expected);

    [Fact]
    public void Words_that_nobody_checked_are_not_sent() => Should.Throw<ArgumentException>(() => Words.Fill("{{nothing}}", new(SubjectKind.Order, Channel.Email), new()));

    private static LetterSubject Sample(SubjectKind about, Shop shop) => SampleSubject.Of(about, shop, "en", new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    private static string Greeted(string? name) => Fill("Thank you, {{first_name}}", new LetterSubject("a@b.example", name), country: null);

    private static string Fill(string words, LetterSubject subject, string? country) =>
        Words.Fill(words, new(SubjectKind.Order, Channel.Email), Words.Facts(Meadow with { Country = country, TimeZone = "Europe/Berlin" }, subject, link: null, "en"));
}
