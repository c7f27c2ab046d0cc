using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class ReachTests
{
    [Fact]
    public void Who_bought_is_reached_about_the_order_and_for_an_opinion_and_with_a_word_for_offers_too()
    {
        Ways(Some.Shopper(Some.KnownOrder())).ShouldBe([new(Channel.Email, Purpose.Service), new(Channel.Email, Purpose.Feedback)], ignoreOrder: true);
        Ways(Some.Consenting(Some.KnownOrder())).ShouldContain(new ReachKey(Channel.Email, Purpose.Marketing));
    }

    [Fact]
    public void The_country_is_the_last_orders_and_its_law_holds()
    {
        var german = Some.Shopper(Some.KnownOrder() with { Country = "DE" });
        Reach.Of(german, Some.WholeShop(), Some.Noon).Country.ShouldBe("DE");
        Ways(german).ShouldBe([new ReachKey(Channel.Email, Purpose.Service)]);
        var allows = Some.WholeShop() with { Settings = Some.WholeShop().Settings with { AllowsSoftOptIn = true } };
        Reach.Of(german, allows, Some.Noon).Ways.ShouldContain(new ReachKey(Channel.Email, Purpose.Marketing));
    }

    [Fact]
    public void Who_refused_or_is_suppressed_or_erased_is_reached_by_nothing()
    {
        var shopper = Some.Consenting(Some.KnownOrder());
        Ways(shopper.Refusing(Some.EmailKey)).ShouldBeEmpty();
        Ways(shopper.With(new Suppression(Some.EmailKey, Channel.Email, "bounce", Some.Noon))).ShouldBeEmpty();
        Ways(shopper with { ErasedAt = Some.Noon }).ShouldBeEmpty();
        Ways(new Shopper { Id = "nobody" }).ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_advertises_needs_the_word_that_names_it()
    {
        var shopper = Some.Shopper(Some.KnownOrder() with { PhoneKey = Some.PhoneKey });
        Ways(shopper.With(Some.Word(channel: Channel.Text))).ShouldNotContain(new ReachKey(Channel.Text, Purpose.Marketing));
        Ways(shopper.With(Some.Word(channel: Channel.Text, topic: "abandoned-cart") with { IsConfirmed = true })).ShouldContain(new ReachKey(Channel.Text, Purpose.Marketing));
    }

    [Fact]
    public void What_is_told_from_the_past_starts_nothing_and_is_known_all_the_same()
    {
        var order = new OrderReported(Some.Order(paid: true));
        var known = Some.Shopper();
        known.Apply(order, shop: Some.WholeShop()).ToWake.ShouldNotBeEmpty("as it happens it starts what is on");
        var told = known.Apply(order, shop: Some.WholeShop().Silent);
        told.ToWake.ShouldBeEmpty();
        told.Entries.ShouldBeEmpty();
        told.Shopper.Order("1001")!.IsPaid.ShouldBeTrue();
        told.Shopper.Apply(order, shop: Some.WholeShop()).ToWake.ShouldBeEmpty("told again it is no news: nobody past the trigger is written to");
    }

    private static IReadOnlyCollection<ReachKey> Ways(Shopper shopper) => Reach.Of(shopper, Some.WholeShop(), Some.Noon).Ways;
}
