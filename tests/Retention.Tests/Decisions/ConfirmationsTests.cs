using Retention.Decisions;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class ConfirmationsTests
{
    private static readonly Shop Germany = Some.WholeShop() with { Country = "DE" };

    [Fact]
    public void An_unconfirmed_yes_waits_where_the_law_wants_the_confirmation() => Awaited(Germany, Word(true)).ShouldNotBeNull();

    [Fact]
    public void Nothing_waits_where_a_plain_yes_is_enough() => Awaited(Germany with { Country = "US" }, Word(true)).ShouldBeNull();

    [Fact]
    public void Nothing_waits_once_it_is_confirmed_or_taken_back()
    {
        Awaited(Germany, Word(true) with { IsConfirmed = true }).ShouldBeNull();
        Awaited(Germany, Word(true) with { IsConfirmed = true }, Word(true) with { Purpose = null, At = Some.Noon.AddHours(1) }).ShouldBeNull();
        Awaited(Germany, Word(true), Word(false) with { Purpose = null, At = Some.Noon.AddHours(1) }).ShouldBeNull();
        Confirmations.Awaited(With(Word(true)).With(new Suppression(Some.EmailKey, Channel.Email, SuppressionCause.Bounce, Some.Noon)), Germany, Some.EmailKey).ShouldBeNull();
    }

    [Fact]
    public void A_list_asks_nobody_nor_does_a_shop_that_asks_itself_or_advertises_nothing()
    {
        Awaited(Germany, Word(true) with { Source = ConsentWord.Imported }).ShouldBeNull();
        Awaited(Germany with { Settings = Germany.Settings with { ConfirmsElsewhere = true } }, Word(true)).ShouldBeNull();
        Awaited(Germany with { FlowsOn = ["thank-you"] }, Word(true)).ShouldBeNull();
    }

    private static ConsentWord? Awaited(Shop shop, params ConsentWord[] words) => Confirmations.Awaited(With(words), shop, Some.EmailKey);

    private static Shopper With(params ConsentWord[] words) => words.Aggregate(new Shopper { Id = "s" }, (known, word) => known.With(word));

    private static ConsentWord Word(bool isGranted) => new(Some.EmailKey, Channel.Email, Purpose.Marketing, Topic: null, isGranted, Some.Noon, "checkout");
}
