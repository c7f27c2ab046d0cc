using Retention.Reviews;

namespace Retention.Tests.Reviews;

public class ContentRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Broke after two days. The worst mug that I ever had, and the shop did not answer.")]
    [InlineData("Good quality. It's big: 30 cm, 12.5 oz, 1.000.000 times better for 19,90 €.")]
    [InlineData("Arrived on 2026-11-20, ordered 01.02.2026, no. 820982911946154508.")]
    [InlineData("Nice.It came late. Use it as a vase/pot 24/7, 10/10!")]
    [InlineData("SUPER! Sehr schön.")]
    [InlineData("とても良いマグカップです。毎日使っています。色も写真のとおりでした。")]
    [InlineData("A classic. Assholder of passion: Scunthorpe pottery.")]
    [InlineData("Meet me @ home")]
    public void What_is_an_ordinary_review_good_or_bad_is_not_suspicious(string text) => ContentRules.Find(new("", text)).ShouldBeNull();

    [Theory]
    [InlineData("See https://mugs.example/x", "link")]
    [InlineData("better at WWW.cheap-mugs.biz", "link")]
    [InlineData("cheapmugs.com has it", "link")]
    [InlineData("bit.ly/3xYz", "link")]
    [InlineData("cheap mugs dot com", "link")]
    [InlineData("ｈｔｔｐｓ：//mugs.example", "link")]
    [InlineData("write to ann.smith@example.test", "email")]
    [InlineData("call +49 151 2345678", "telephone")]
    [InlineData("call 0049-151-2345678", "telephone")]
    [InlineData("ruf an: 0151 / 234 567 89", "telephone")]
    [InlineData("(212) 555-0142", "telephone")]
    [InlineData("call 212-555-0142 now", "telephone")]
    [InlineData("０９０－１２３４－５６７８ に電話", "telephone")]
    [InlineData("0\u200b1\u200b51 234 567 89", "telephone")]
    [InlineData("ask @peter_miller", "personal-data")]
    [InlineData("pay to DE89 3704 0044 0532 0130 00", "personal-data")]
    [InlineData("his card is 4111 1111 1111 1111", "personal-data")]
    [InlineData("The owner is an IDIOT.", "insult")]
    [InlineData("Das sind Arschlöcher", "insult")]
    [InlineData("quels connards", "insult")]
    [InlineData("son unos gilipollas", "insult")]
    [InlineData("店長、死ね", "insult")]
    [InlineData("THIS IS THE WORST MUG EVER", "capitals")]
    [InlineData("THIS IS THE BEST MUG EVER", "capitals")]
    public void What_a_person_should_see_first_has_its_reason(string text, string reason)
    {
        ContentRules.Find(new("", text))!.Key.ShouldBe(reason);
        ContentRules.Find(new(text, ""))!.Key.ShouldBe(reason);
    }

    [Fact]
    public void A_number_of_a_card_is_told_from_any_long_number_by_its_last_digit()
    {
        ContentRules.Find(new("", "4111 1111 1111 1112")).ShouldBeNull();
        ContentRules.Find(new("", "4111 1111 1111 1111")).ShouldBe(ReviewReason.PersonalData);
    }

    [Fact]
    public void The_longest_review_that_a_page_takes_is_judged_at_once()
    {
        foreach (var sign in new[] { "0", "a.", "A1 ", "@", "+0 ", "(((", "1-" })
            ContentRules.Find(new("", string.Concat(Enumerable.Repeat(sign, 2_000 / sign.Length))));
    }
}
