using Retention.Texts;

namespace Retention.Tests.Texts;

public class TextCostTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_text_of_two_parts_to_the_United_States_says_what_it_costs() =>
        TextCost.Of(new string('a', 200), "US", PartPrices.Listed, Today).Sentence.ShouldBe("2 parts, about $0.026 each to US");

    [Fact]
    public void One_part_is_one_part() => TextCost.Of("a", "US", PartPrices.Listed, Today).Sentence.ShouldBe("1 part, about $0.013 each to US");

    [Theory]
    [InlineData("JP", "1 part, at a price that is not known for JP")]
    [InlineData(null, "1 part, at a price that is not known")]
    public void A_price_that_is_not_known_is_not_made_up(string? country, string sentence) => TextCost.Of("a", country, PartPrices.Listed, Today).Sentence.ShouldBe(sentence);

    [Fact]
    public void An_emoji_in_a_long_text_is_advised_against() =>
        (TextCost.Of($"😀{new string('a', 100)}", "US", PartPrices.Listed, Today).Advice is not null, TextCost.Of(new string('a', 400), "US", PartPrices.Listed, Today).Advice).ShouldBe((true, null));

    [Fact]
    public void Set_prices_count_from_their_day_on()
    {
        var prices = PartPrices.Listed.With("US 0.01 0.005 2026-12-01; DE 0.0825 0 2026-01-01").ShouldNotBeNull();
        prices.Find("US", Today)!.Total.ShouldBe(0.0128m);
        prices.Find("US", new(2026, 12, 1))!.Total.ShouldBe(0.015m);
        prices.Find("DE", Today)!.Total.ShouldBe(0.0825m);
        prices.Find("DE", new(2025, 12, 31)).ShouldBeNull();
    }

    [Fact]
    public void A_price_set_for_the_day_of_a_listed_one_takes_its_place() => PartPrices.Listed.With("US 0.02 0 2026-10-01")!.Find("US", Today)!.Total.ShouldBe(0.02m);

    [Theory]
    [InlineData("US 0.01")]
    [InlineData("us 0.01 0 2026-12-01")]
    [InlineData("US 0,01 0 2026-12-01")]
    [InlineData("US 0.01 0 1.12.2026")]
    [InlineData("US -1 0 2026-12-01")]
    public void What_is_no_price_is_refused(string text) => PartPrices.Listed.With(text).ShouldBeNull();
}
