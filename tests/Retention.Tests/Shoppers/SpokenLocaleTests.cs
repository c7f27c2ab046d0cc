using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

public class SpokenLocaleTests
{
    private static readonly DateTimeOffset Later = Some.Noon.AddDays(1);

    [Fact]
    public void The_language_of_the_latest_order_or_cart_counts_whichever_was_heard_of_first()
    {
        Happened order = new OrderReported(Some.Order() with { Locale = "de-DE" });
        Happened cart = new CartReported(Some.Cart(left: Later) with { Locale = "fr" });
        Some.Consenting().Apply(order).Shopper.Locale.ShouldBe(new SpokenLocale(Some.Noon, "de-DE"));
        Some.Consenting().Apply(order).Shopper.Apply(cart).Shopper.Locale.ShouldBe(new SpokenLocale(Later, "fr"));
        Some.Consenting().Apply(cart).Shopper.Apply(order).Shopper.Locale.ShouldBe(new SpokenLocale(Later, "fr"));
    }

    [Fact]
    public void What_tells_no_language_changes_none()
    {
        var speaking = Some.Consenting().Apply(new OrderReported(Some.Order() with { Locale = "ja" })).Shopper;
        speaking.Apply(new CartReported(Some.Cart(left: Later))).Shopper.Locale.ShouldBe(speaking.Locale);
        Some.Consenting().Locale.ShouldBeNull();
    }

    [Fact]
    public void Of_two_of_the_same_moment_it_is_always_the_same_one()
    {
        var (one, other) = (new SpokenLocale(Later, "de"), new SpokenLocale(Later, "fr"));
        SpokenLocale.Later(one, other).ShouldBe(SpokenLocale.Later(other, one));
    }
}
