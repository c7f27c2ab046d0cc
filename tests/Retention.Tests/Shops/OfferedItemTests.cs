using Retention.Events;
using Retention.Shops;

namespace Retention.Tests.Shops;

public class OfferedItemTests
{
    [Fact]
    public void An_older_report_and_the_same_once_more_change_nothing()
    {
        var known = Told(null, day: 1, price: 41, available: 5)!;
        Told(known, day: 0, price: 30, available: 5).ShouldBeNull();
        Told(known, day: 1, price: 41, available: 5).ShouldBeNull();
    }

    [Fact]
    public void Of_two_reports_of_one_moment_the_same_one_stays_in_whatever_order_they_come()
    {
        var one = Told(Told(null, 1, price: 41, available: 5), 1, price: 41, available: 4);
        var other = Told(Told(null, 1, price: 41, available: 4), 1, price: 41, available: 5);
        one.ShouldBeNull();
        other!.Item.Available.ShouldBe(5);
    }

    [Fact]
    public void The_lowest_price_is_of_the_30_days_before()
    {
        var known = Told(Told(Told(null, day: 0, price: 30), day: 10, price: 41), day: 20, price: 35)!;
        known.Item.LowestPrice!.Value.Amount.ShouldBe(30);
        known = Told(known, day: 39, price: 36)!;
        known.Item.LowestPrice!.Value.Amount.ShouldBe(30);
        Told(known, day: 41, price: 37)!.Item.LowestPrice!.Value.Amount.ShouldBe(35, "30 held until the 10th day");
    }

    [Fact]
    public void The_platform_s_own_lowest_price_wins() =>
        OfferedItem.After(Told(null, day: 0, price: 30), Report(day: 1, price: 41) with { LowestPrice = new Money(2500, Some.Euro) }, "k", Some.Noon)!.Item.LowestPrice.ShouldBe(new Money(2500, Some.Euro));

    [Fact]
    public void However_often_a_price_changes_few_are_remembered_and_the_lowest_among_them()
    {
        var known = Told(null, day: 0, price: 10)!;
        for (var minute = 1; minute < 500; minute++)
            known = OfferedItem.After(known, Report(day: 1, price: 20 + (minute % 90)) with { At = Some.Noon.AddDays(1).AddMinutes(minute) }, $"k{minute}", Some.Noon)!;
        known.Prices.Length.ShouldBe(OfferedItem.RememberedPrices);
        known.Item.LowestPrice!.Value.Amount.ShouldBe(10);
    }

    [Theory]
    [InlineData(80, 79, false)]
    [InlineData(80, 5, true)]
    [InlineData(5, 4, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(null, 80, true)]
    public void Only_what_those_who_wait_can_be_told_of_is_news(int? before, int? after, bool isNews) =>
        (Told(Told(null, 0, 41, before), 1, 41, after)!.NewsKey == "1").ShouldBe(isNews);

    [Fact]
    public void What_a_report_leaves_out_stays_as_it_was()
    {
        var known = OfferedItem.After(Told(null, day: 0, price: 41, available: 0), new Item { Id = "1", Title = "", Available = 1, At = Some.Noon.AddDays(1) }, "k", Some.Noon)!;
        known.Item.Title.ShouldBe("Tea pot");
        known.Item.Price!.Value.Amount.ShouldBe(41);
    }

    [Fact]
    public void Those_who_asked_wait_for_their_turn_as_long_as_it_is_counted_and_there()
    {
        Told(null, 0, 41, available: 5)!.MustWait("a", wantsStock: true).ShouldBeTrue("nothing is known of before");
        var back = Told(Told(null, 0, 41, available: 0), 1, 41, available: 5)!;
        back.MustWait("a", wantsStock: true).ShouldBeTrue();
        back.MustWait("a", wantsStock: false).ShouldBeFalse();
        Told(back, 2, 40, available: 4)!.MustWait("a", wantsStock: true).ShouldBeTrue("the price too");
        Told(back, 2, 41, available: 0)!.MustWait("a", wantsStock: true).ShouldBeFalse("that it is sold out is told to all");
        Told(back, 2, 41, available: null)!.MustWait("a", wantsStock: true).ShouldBeFalse("not counted");
    }

    [Fact]
    public void The_next_restock_begins_behind_the_last_who_was_told()
    {
        var back = Told(Told(null, 0, 41, available: 0), 1, 41, available: 5)!;
        var soldOut = Told(back.Passed(back.Restock!, "c", 3, isEnd: false), 2, 41, available: 0)!;
        soldOut.Restock.ShouldBeNull();
        Told(soldOut, 3, 41, available: 5)!.Restock!.From.ShouldBe("c");
    }

    private static OfferedItem? Told(OfferedItem? before, int day, int price, int? available = null) =>
        OfferedItem.After(before, Report(day, price) with { Available = available }, $"{day}", Some.Noon.AddDays(day));

    private static Item Report(int day, int price) => new() { Id = "1", Title = "Tea pot", Price = new Money(price * 100, Some.Euro), At = Some.Noon.AddDays(day) };
}
