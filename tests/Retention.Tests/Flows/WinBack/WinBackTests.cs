using Retention.Shops;

namespace Retention.Tests.Flows.WinBack;

public class WinBackTests
{
    private static readonly Shop Shop = Some.ShopWith("win-back");

    [Fact]
    public void It_writes_after_one_and_a_half_times_the_shopper_s_own_gap_then_a_week_and_three_weeks_later()
    {
        // Ordered every 20 days: 30 days of silence are too many.
        var world = World.Told(Shop, Some.Customer, Some.Ordered("1", Some.Noon.AddDays(-40)), Some.Ordered("2", Some.Noon.AddDays(-20)), Some.Ordered());
        world.Said.ShouldBe([("win-back/missed", TimeSpan.FromDays(30)), ("win-back/why", TimeSpan.FromDays(37)), ("win-back/goodbye", TimeSpan.FromDays(51))]);
    }

    [Fact]
    public void Of_too_few_orders_the_shop_s_usual_gap_is_taken()
    {
        World.Told(Shop, Some.Customer, Some.Ordered()).Said.First().After.ShouldBe(TimeSpan.FromDays(90));
        World.Told(Shop with { Settings = Shop.Settings with { UsualGap = TimeSpan.FromDays(10) } }, Some.Customer, Some.Ordered()).Said.First().After.ShouldBe(TimeSpan.FromDays(15));
    }

    [Fact]
    public void Another_order_ends_it_and_begins_it_anew()
    {
        var world = World.Told(Shop, Some.Customer, Some.Ordered(), Some.Ordered("1002", Some.Noon.AddDays(95)));
        world.Silent.ShouldBe([("win-back", 1, "ordered-again")]);
        world.Said.Select(said => said.Step).ShouldBe(["win-back/missed", "win-back/missed", "win-back/why", "win-back/goodbye"]);
    }

    [Fact]
    public void Without_consent_to_advertising_it_says_nothing() =>
        World.Told(Shop, Some.Ordered()).Silent.ShouldBe([("win-back", 0, "no-consent"), ("win-back", 1, "no-consent"), ("win-back", 2, "no-consent")]);
}
