using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class TextConfirmationsTests
{
    private const string Number = "number";
    private static readonly Shop Shop = Some.WholeShop();

    [Fact]
    public void A_yes_that_names_no_carts_or_is_not_confirmed_waits_for_the_answer()
    {
        IsAwaited(Shop, Word()).ShouldBeTrue();
        IsAwaited(Shop, Word() with { IsConfirmed = true }).ShouldBeTrue("it does not name carts");
        IsAwaited(Shop, Word() with { Topic = "abandoned-cart" }).ShouldBeTrue();
        TextConfirmations.Concerns(Told()).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_waits_once_it_is_confirmed_taken_back_or_the_number_takes_no_texts()
    {
        IsAwaited(Shop, Word(), Word() with { Topic = "abandoned-cart", IsConfirmed = true }).ShouldBeFalse();
        IsAwaited(Shop, Word(), Word(isGranted: false) with { Purpose = null, At = Some.Noon.AddHours(1) }).ShouldBeFalse();
        IsAwaited(Shop, Word(), Word(isGranted: false) with { Topic = "abandoned-cart" }).ShouldBeFalse("by name it was refused");
        IsAwaited(Shop, Word(isGranted: false)).ShouldBeFalse();
        TextConfirmations.IsAwaited(With(Word()).With(new Suppression(Number, Channel.Text, SuppressionCause.Bounce, Some.Noon)), Shop, Number, Some.Noon).ShouldBeFalse();
        TextConfirmations.Concerns(Told() with { Topic = "abandoned-cart", IsConfirmed = true }).ShouldBeFalse();
        TextConfirmations.Concerns(Told() with { Channel = Channel.Email }).ShouldBeFalse();
    }

    [Fact]
    public void A_list_asks_nobody_nor_does_a_shop_that_asks_itself_sends_no_texts_or_reminds_of_no_carts()
    {
        IsAwaited(Shop, Word() with { Source = ConsentWord.Imported }).ShouldBeFalse();
        IsAwaited(Shop with { Settings = Shop.Settings with { ConfirmsElsewhere = true } }, Word()).ShouldBeFalse();
        IsAwaited(Shop with { Settings = Shop.Settings with { SendsTexts = false } }, Word()).ShouldBeFalse();
        IsAwaited(Shop with { FlowsOn = ["thank-you"] }, Word()).ShouldBeFalse();
        TextConfirmations.IsAwaited(With(Word()) with { ErasedAt = Some.Noon }, Shop, Number, Some.Noon).ShouldBeFalse();
    }

    [Fact]
    public void An_answer_confirms_nothing_for_whoever_refused_and_only_a_word_said_here_lifts_a_refusal()
    {
        var refused = Word(isGranted: false) with { Purpose = null };
        TextConfirmations.MayConfirm(With(Word()), Number).ShouldBeTrue();
        TextConfirmations.MayConfirm(With(Word(), refused with { At = Some.Noon.AddHours(1) }), Number).ShouldBeFalse();
        TextConfirmations.MayConfirm(With(refused, Word() with { At = Some.Noon.AddHours(1) }), Number).ShouldBeTrue();
        TextConfirmations.MayConfirm(With(refused, Word() with { At = Some.Noon.AddHours(1), Source = ConsentWord.Imported }), Number).ShouldBeFalse();
    }

    [Fact]
    public void An_imported_yes_that_names_the_flow_lifts_no_refusal_of_all_texts()
    {
        var imported = Word() with { Topic = "abandoned-cart", IsConfirmed = true, At = Some.Noon.AddHours(1), Source = ConsentWord.Imported };
        foreach (var (word, reason) in new[] { (imported, Reason.Unsubscribed), (imported with { Source = "checkout" }, (Reason?)null) })
            (Consents.Object(With(Word(isGranted: false), word), Shop, TextConfirmations.Flow, Channel.Text, Number, "US", Some.Noon) as Decision.Skip)?.Reason.ShouldBe(reason);
    }

    [Fact]
    public void It_goes_by_day_where_the_number_s_cart_is_and_must_arrive_before_night()
    {
        var midnight = new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero); // In New York.
        var shopper = With(Word()).With(new KnownCart { Id = "c", Contact = new(Some.Noon, "e", Number, StreetKey: null, "US", "NY") });
        TextConfirmations.DayFor(shopper, Shop, Number, midnight).ShouldBe(midnight.AddHours(8));
        TextConfirmations.DayFor(shopper, Shop, Number, midnight.AddHours(9)).ShouldBe(midnight.AddHours(9));
        TextConfirmations.DayEndsAt(shopper, Shop, Number, midnight.AddHours(19)).ShouldBe(midnight.AddHours(20.75));
        TextConfirmations.DayEndsAt(shopper, Shop, Number, midnight.AddHours(9)).ShouldBe(midnight.AddHours(13));
    }

    private static bool IsAwaited(Shop shop, params ConsentWord[] words) => TextConfirmations.IsAwaited(With(words), shop, Number, Some.Noon);

    private static Shopper With(params ConsentWord[] words) => words.Aggregate(new Shopper { Id = "s" }, (known, word) => known.With(word));

    private static ConsentWord Word(bool isGranted = true) => new(Number, Channel.Text, Purpose.Marketing, Topic: null, isGranted, Some.Noon, "checkout");

    private static Consent Told() => new(Channel.Text, Purpose.Marketing, IsGranted: true, Some.Noon, "checkout");
}
