using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Shoppers;

public class GapsTests
{
    private static readonly Shop Shop = Some.Shop() with { Settings = Some.Shop().Settings with { Lasts = Some.Shop().Settings.Lasts.Add("tea", TimeSpan.FromDays(40)).Add("soap", TimeSpan.FromDays(20)) } };

    [Fact]
    public void The_gap_is_the_one_in_the_middle_and_rather_the_shorter_of_two()
    {
        Of(0, 10, 40).ShouldBe(10);
        Of(0, 10, 40, 100).ShouldBe(30);
        Of(0, 10, 11, 12, 200).ShouldBe(1);
    }

    [Fact]
    public void One_gap_is_no_habit()
    {
        Of(0).ShouldBeNull();
        Of(0, 10).ShouldBeNull();
    }

    [Fact]
    public void Two_orders_of_one_morning_are_one() => Of(0, 0.25, 10, 20).ShouldBe(9.75);

    [Fact]
    public void Trials_and_orders_that_were_not_paid_make_no_habit()
    {
        var shopper = Some.Shopper(At("1", 0), At("2", 10), At("3", 20));
        Gaps.Of(shopper)!.Value.TotalDays.ShouldBe(10);
        Gaps.Of(shopper.With(At("2", 10) with { IsTest = true })).ShouldBeNull();
        Gaps.Of(shopper.With(At("2", 10) with { Stage = OrderStage.Cancelled })).ShouldBeNull();
    }

    [Fact]
    public void What_is_used_up_lasts_as_long_as_the_shopper_s_own_orders_of_it_else_as_usual()
    {
        var once = Some.Shopper(At("1", 0, "tea"));
        Gaps.OfItems(once, Shop, "1")!.Value.TotalDays.ShouldBe(40);
        Gaps.OfItems(once.With(At("2", 70, "tea")), Shop, "2")!.Value.TotalDays.ShouldBe(70);
        Gaps.OfItems(once.With(At("2", 70, "tea", "soap")), Shop, "2")!.Value.TotalDays.ShouldBe(20, "the soap is used up first");
    }

    [Fact]
    public void What_is_not_used_up_and_an_order_that_is_not_known_have_no_gap()
    {
        Gaps.OfItems(Some.Shopper(At("1", 0, "bowl")), Shop, "1").ShouldBeNull();
        Gaps.OfItems(Some.Shopper(At("1", 0, "tea")), Shop, "2").ShouldBeNull();
        Gaps.OfItems(Some.Shopper(At("1", 0, "tea")), Some.Shop(), "1").ShouldBeNull();
    }

    [Fact]
    public void Of_whoever_objects_to_being_profiled_no_habit_is_worked_out()
    {
        var shopper = Some.Shopper(At("1", 0, "tea"), At("2", 10, "tea"), At("3", 20, "tea"));
        var objecting = shopper with { Profiling = new(Some.Noon, Value: true) };
        Gaps.Of(objecting).ShouldBeNull();
        Gaps.OfItems(shopper, Shop, "3")!.Value.TotalDays.ShouldBe(10);
        Gaps.OfItems(objecting, Shop, "3")!.Value.TotalDays.ShouldBe(40, "as long as the shop says");
        Gaps.Of(shopper with { Profiling = new(Some.Noon, Value: false) })!.Value.TotalDays.ShouldBe(10, "who took it back");
    }

    private static KnownOrder At(string id, double day, params string[] items) => Some.KnownOrder(id, placed: Some.Noon.AddDays(day)) with { Items = [.. items] };

    private static double? Of(params double[] days) => Gaps.Of(Some.Shopper([.. days.Select((day, index) => At($"{index}", day))]))?.TotalDays;
}
