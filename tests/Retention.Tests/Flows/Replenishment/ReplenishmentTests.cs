using Retention.Shops;

namespace Retention.Tests.Flows.Replenishment;

public class ReplenishmentTests
{
    // Tea lasts 40 days, soap 20; a bowl lasts.
    private static readonly Shop Shop = Some.ShopWith("replenishment") is var shop
        ? shop with { Settings = shop.Settings with { Lasts = shop.Settings.Lasts.Add("tea", TimeSpan.FromDays(40)).Add("soap", TimeSpan.FromDays(20)) } }
        : shop;

    [Fact]
    public void It_reminds_shortly_before_and_shortly_after_what_was_ordered_is_used_up() =>
        World.Told(Shop, Some.Customer, Some.Ordered(items: ["tea", "bowl"])).Said.ShouldBe([("replenishment/soon", TimeSpan.FromDays(34)), ("replenishment/now", TimeSpan.FromDays(42))]);

    [Fact]
    public void Of_several_items_the_one_used_up_first_counts() =>
        World.Told(Shop, Some.Customer, Some.Ordered(items: ["tea", "soap"])).Said.First().After.ShouldBe(TimeSpan.FromDays(17));

    [Fact]
    public void The_shopper_s_own_habit_outweighs_what_is_usual() =>
        World.Told(Shop, Some.Customer, Some.Ordered("1000", Some.Noon.AddDays(-100), items: ["tea"]), Some.Ordered(items: ["tea"])).Said.Last().After.ShouldBe(TimeSpan.FromDays(105));

    [Fact]
    public void What_lasts_is_no_occasion() => World.Told(Shop, Some.Customer, Some.Ordered(items: ["bowl"])).Entries.ShouldBeEmpty();

    [Fact]
    public void Another_order_ends_it() =>
        World.Told(Shop, Some.Customer, Some.Ordered(items: ["tea"]), Some.Ordered("1002", Some.Noon.AddDays(10), items: ["bowl"])).Silent.ShouldBe([("replenishment", 0, "ordered-again")]);
}
