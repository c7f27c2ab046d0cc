using Retention.Decisions;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class AllowanceTests
{
    private static readonly Shop Shop = Some.WholeShop() with { ConnectedAt = Some.Noon, Details = new(Some.Noon) { Stage = ShopStage.Paying } };

    [Theory]
    [InlineData(0, 200)]
    [InlineData(6.9, 200)]
    [InlineData(7, 2_000)]
    [InlineData(30, 20_000)]
    [InlineData(90, null)]
    public void What_a_shop_may_send_grows_with_its_age(double days, int? perDay) => Allowance.For(Shop, Some.Noon.AddDays(days))?.PerDay.ShouldBe(perDay!.Value);

    [Fact]
    public void After_three_months_there_is_no_limit() => Allowance.For(Shop, Some.Noon.AddDays(90)).ShouldBeNull();

    [Theory]
    [InlineData(ShopStage.Development, 400, 50)]
    [InlineData(ShopStage.Paused, 400, 50)]
    [InlineData(ShopStage.Trial, 1, 50)]
    [InlineData(ShopStage.Trial, 400, 200)]
    public void A_shop_that_pays_nobody_stays_small_however_old_it_is(ShopStage stage, int days, int perDay) =>
        Allowance.For(Shop with { Details = new(Some.Noon) { Stage = stage }, Subscription = new("Large", "active", Some.Noon) }, Some.Noon.AddDays(days))!.PerDay.ShouldBe(perDay);

    [Fact]
    public void A_shop_that_pays_for_a_plan_may_send_more_and_loses_that_with_the_plan()
    {
        Allowance.For(Shop with { Subscription = new("Large", "active", Some.Noon) }, Some.Noon)!.PerDay.ShouldBe(1_000);
        Allowance.For(Shop with { Subscription = new("Large", "frozen", Some.Noon) }, Some.Noon)!.PerDay.ShouldBe(200);
    }

    [Fact]
    public void A_shop_that_came_back_begins_anew() => Allowance.For(Shop with { ConnectedAt = Some.Noon.AddDays(100) }, Some.Noon.AddDays(101))!.PerDay.ShouldBe(200);

    [Fact]
    public void A_shop_whose_merchant_is_known_has_no_limit() => Allowance.For(Shop with { IsTrusted = true }, Some.Noon).ShouldBeNull();

    [Fact]
    public void Of_each_kind_of_shop_the_later_limit_is_the_larger_one_and_leaves_room_for_orders()
    {
        foreach (var kind in Allowance.Table.GroupBy(row => row.Shop, StringComparer.Ordinal))
        {
            kind.Select(row => row.UpToDays ?? int.MaxValue).ShouldBeInOrder(SortDirection.Ascending);
            kind.Select(row => row.Most.PerDay).ShouldBeInOrder(SortDirection.Ascending);
            kind.ShouldAllBe(row => row.Most.Advertising < row.Most.PerDay);
        }
    }
}
