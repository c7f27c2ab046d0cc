using Retention.Surveys;

namespace Retention.Tests.Surveys;

public class LoyaltyTests
{
    [Fact]
    public void Whoever_bought_more_often_stands_first_and_of_two_alike_whoever_bought_last()
    {
        var once = Loyalty.Of(Some.Shopper(Order("1", 1)));
        var onceLately = Loyalty.Of(Some.Shopper(Order("1", 9)));
        var often = Loyalty.Of(Some.Shopper(Order("1", 1), Order("2", 2), Order("3", 3)));
        new[] { once, often, onceLately, Loyalty.Of(Some.Shopper()) }.OrderBy(one => one.Place, StringComparer.Ordinal).ShouldBe([often, onceLately, once, Loyalty.Of(Some.Shopper())]);
    }

    [Fact]
    public void Trials_and_unpaid_orders_make_nobody_loyal_and_forgotten_ones_still_do()
    {
        Loyalty.Of(Some.Shopper(Order("1", 1), Order("2", 2) with { IsTest = true }, Some.KnownOrder("3", Retention.Events.OrderStage.Unpaid))).Orders.ShouldBe(1);
        Loyalty.Of(Some.Shopper(Order("1", 1)) with { ForgottenPaidOrders = 40 }).Orders.ShouldBe(41);
    }

    [Fact]
    public void Whoever_objects_to_profiling_stands_in_the_plain_order_and_behind_nobody_for_having_bought_less()
    {
        var (early, late) = (Loyalty.PlainPlace(Some.Noon), Loyalty.PlainPlace(Some.Noon.AddDays(1)));
        string.CompareOrdinal(early, late).ShouldBeLessThan(0);
        string.CompareOrdinal(late, new Loyalty(99_999_999, DateTimeOffset.MaxValue).Place).ShouldBeLessThan(0);
    }

    private static Retention.Shoppers.KnownOrder Order(string id, int day) => Some.KnownOrder(id, placed: Some.Noon.AddDays(day));
}
