using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>Which words the shop's own record is told.</summary>
public class WordsForShopTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_last_word_that_was_said_to_us_is_told()
    {
        var shopper = With(Word(isGranted: true, minute: 0, "confirmation letter", isConfirmed: true), Word(isGranted: false, minute: 1, "unsubscribe link", purpose: null));
        WordsForShop.Of(shopper).ShouldBe([new WordForShop(Channel.Email, "a", IsGranted: false, At.AddMinutes(1))]);
        WordsForShop.Of(With(Word(isGranted: true, minute: 0, "confirmation letter", isConfirmed: true))).ShouldBe([new WordForShop(Channel.Email, "a", IsGranted: true, At)]);
    }

    [Theory]
    [InlineData("customer record")]
    [InlineData("checkout")]
    [InlineData(ConsentWord.Imported)]
    public void What_the_shop_said_itself_is_never_told_back_and_silences_what_was_said_before(string source)
    {
        WordsForShop.Of(With(Word(isGranted: true, minute: 0, source, isConfirmed: true))).ShouldBeEmpty();
        WordsForShop.Of(With(Word(isGranted: false, minute: 0, "unsubscribe link"), Word(isGranted: true, minute: 1, "customer record", isConfirmed: true))).ShouldBeEmpty();
    }

    [Fact]
    public void A_yes_that_nobody_confirmed_is_not_told_nor_is_a_word_about_one_kind_of_letter()
    {
        WordsForShop.Of(With(Word(isGranted: true, minute: 0, "contact form"))).ShouldBeEmpty();
        WordsForShop.Of(With(Word(isGranted: false, minute: 0, "why page") with { Topic = "nps" })).ShouldBeEmpty();
        WordsForShop.Of(With(Word(isGranted: false, minute: 0, "preferences page") with { Purpose = Purpose.Feedback })).ShouldBeEmpty();
    }

    [Fact]
    public void A_complaint_is_a_refusal_and_a_bounce_is_no_word()
    {
        var known = With(Word(isGranted: true, minute: 0, "customer record", isConfirmed: true));
        WordsForShop.Of(known.With(new Suppression("a", Channel.Email, SuppressionCause.Complaint, At.AddMinutes(1)))).ShouldBe([new WordForShop(Channel.Email, "a", IsGranted: false, At.AddMinutes(1))]);
        WordsForShop.Of(known.With(new Suppression("a", Channel.Email, SuppressionCause.Bounce, At.AddMinutes(1)))).ShouldBeEmpty();
    }

    private static Shopper With(params ConsentWord[] words) => words.Aggregate(new Shopper { Id = "s" }, (shopper, word) => shopper.With(word));

    private static ConsentWord Word(bool isGranted, int minute, string source, bool isConfirmed = false, Purpose? purpose = Purpose.Marketing) =>
        new("a", Channel.Email, purpose, Topic: null, isGranted, At.AddMinutes(minute), source) { IsConfirmed = isConfirmed };
}
