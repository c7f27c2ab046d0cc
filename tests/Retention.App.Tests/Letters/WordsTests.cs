using Retention.App.Letters;

namespace Retention.App.Tests.Letters;

public class WordsTests
{
    [Theory]
    [InlineData("Thank you, {first name}", "Thank you, Anna")]
    [InlineData("Hello {first name},", "Hello Anna,")]
    [InlineData("Order {order} at {shop}", "Order #1001 at Meadow")]
    [InlineData("{shop}{order}{shop}", "Meadow#1001Meadow")]
    [InlineData("", "")]
    [InlineData("No places", "No places")]
    public void Places_are_filled(string words, string filled) => Fill(words, "Anna").ShouldBe(filled);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_first_name_the_words_read_as_if_it_had_never_been_meant(string? name)
    {
        Fill("Thank you, {first name}", name).ShouldBe("Thank you");
        Fill("Hello {first name},", name).ShouldBe("Hello,");
    }

    [Theory]
    [InlineData("{shop}")]
    [InlineData("{first name}")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{{order}}")]
    public void A_name_with_braces_stays_what_it_is(string name)
    {
        Fill("Hello {first name},", name).ShouldBe($"Hello {name},");
        Words.Fill("{shop}, {order}", "Anna", name, name).ShouldBe($"{name}, {name}");
    }

    [Theory]
    [InlineData("{last name}")]
    [InlineData("{First Name}")]
    [InlineData("{}")]
    [InlineData("{ shop }")]
    [InlineData("100 {%}")]
    public void A_place_that_nobody_knows_stays(string words) => Fill(words, "Anna").ShouldBe(words);

    [Theory]
    [InlineData("{", "{")]
    [InlineData("{shop", "{shop")]
    [InlineData("} {shop}", "} Meadow")]
    [InlineData("{ {shop}", "{ Meadow")]
    [InlineData("{{shop}}", "{Meadow}")]
    [InlineData("{shop} {", "Meadow {")]
    public void A_brace_without_its_other_half_stays(string words, string filled) => Fill(words, "Anna").ShouldBe(filled);

    [Fact]
    public void The_default_words_leave_no_brace_with_or_without_a_name()
    {
        foreach (var letter in new[] { Flows.ThankYou.Words.First, Flows.ThankYou.Words.Returning, Flows.ThankYou.Words.Neutral })
        {
            foreach (var words in (string[])[letter.Subject, letter.Preview, letter.Heading, .. letter.Paragraphs, letter.Reply])
            {
                foreach (var name in new[] { "Anna", null })
                    Fill(words, name).ShouldNotContain("{");
                Fill(words, name: null).ShouldNotContain(" ,");
            }
        }
    }

    private static string Fill(string words, string? name) => Words.Fill(words, name, "Meadow", "#1001");

    [Theory]
    [InlineData("Visit http://evil.example now")]
    [InlineData("www.evil.example")]
    [InlineData("a@b.example")]
    [InlineData("+1 415 555 0100")]
    [InlineData("\u202eevil")]
    [InlineData("An offer that nobody who reads this letter could refuse")]
    public void What_is_no_name_is_left_out_since_a_stranger_may_have_typed_it(string name) =>
        Words.Fill("Thank you, {first name}", name, "Blue Mugs", "#1").ShouldBe("Thank you");

    [Theory]
    [InlineData("Zoë")]
    [InlineData("Jean-Luc")]
    [InlineData("O'Brien")]
    [InlineData("Mary Ann")]
    [InlineData("山田")]
    public void A_name_is_used_as_it_is(string name) =>
        Words.Fill("Thank you, {first name}", name, "Blue Mugs", "#1").ShouldBe($"Thank you, {name}");
}
