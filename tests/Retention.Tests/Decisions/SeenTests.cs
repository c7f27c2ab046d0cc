using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Decisions;

public class SeenTests
{
    private static readonly KnownOrder Earlier = Some.KnownOrder("1000", placed: Some.Noon.AddDays(-9));

    [Fact]
    public void An_order_is_the_first_when_all_orders_are_known_and_none_is_earlier() => HistoryWith().ShouldBe(OrderHistory.First);

    [Fact]
    public void An_order_is_not_called_the_first_while_earlier_ones_may_be_unknown()
    {
        var seen = Some.Seen();
        (seen with { Shop = seen.Shop with { KnowsAllOrders = false } }).History.ShouldBe(OrderHistory.Unknown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_paid_for_an_earlier_order_is_returning_whether_or_not_all_are_known(bool knowsAll) =>
        (Some.Seen() is var seen ? seen with { Shopper = seen.Shopper.With(Earlier), Shop = seen.Shop with { KnowsAllOrders = knowsAll } } : seen).History.ShouldBe(OrderHistory.Returning);

    [Fact]
    public void Five_orders_that_were_never_paid_make_neither_a_first_nor_a_returning_customer()
    {
        HistoryWith([.. Enumerable.Range(0, 5).Select(index => Earlier with { Id = $"{index}", Stage = OrderStage.Cancelled })]).ShouldBe(OrderHistory.Unknown);
        HistoryWith(Earlier with { Stage = OrderStage.Unpaid }).ShouldBe(OrderHistory.Unknown);
    }

    [Fact]
    public void An_order_of_which_only_the_refund_is_known_may_be_earlier() =>
        HistoryWith(new KnownOrder { Id = "1000", IsRefunded = true }).ShouldBe(OrderHistory.Unknown);

    [Fact]
    public void Of_two_orders_of_the_same_second_neither_is_called_the_first() =>
        HistoryWith(Earlier with { PlacedAt = Some.Noon }).ShouldBe(OrderHistory.Unknown);

    [Fact]
    public void A_later_order_and_a_trial_of_the_merchant_s_change_nothing()
    {
        HistoryWith(Earlier with { PlacedAt = Some.Noon.AddMinutes(1) }).ShouldBe(OrderHistory.First);
        HistoryWith(Earlier with { IsTest = true }).ShouldBe(OrderHistory.First);
    }

    [Fact]
    public void Whoever_has_more_orders_than_are_remembered_is_not_called_new() =>
        HistoryWith([.. Enumerable.Range(1, 150).Select(index => Some.KnownOrder($"{index}", OrderStage.Unpaid, Some.Noon.AddMinutes(index - 60)))]).ShouldNotBe(OrderHistory.First);

    private static OrderHistory HistoryWith(params ReadOnlySpan<KnownOrder> others)
    {
        var seen = Some.Seen();
        foreach (var other in others)
            seen = seen with { Shopper = seen.Shopper.With(other) };
        return seen.History;
    }
}
