using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class HoldoutTests
{
    private const int Shoppers = 20_000;

    private static readonly Shop Shop = Some.Shop() with { Settings = new() };

    // Three sigma of a tenth of them.
    private static readonly double ThreeSigma = 3 * Math.Sqrt(Shoppers * 0.1 * 0.9);

    public static TheoryData<string> Families => [.. AllFlows.Switches.Where(flow => flow.HoldsOut).Select(flow => flow.Family)];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_tenth_of_the_shoppers_is_held_out_of_each_flow(string family) =>
        HeldOut(family).Count(held => held).ShouldBeInRange((int)(2_000 - ThreeSigma), (int)(2_000 + ThreeSigma));

    [Fact]
    public void Who_is_held_out_of_one_flow_is_not_for_that_held_out_of_another()
    {
        var both = HeldOut("abandoned-cart").Zip(HeldOut("win-back")).Count(one => one.First && one.Second);
        both.ShouldBeInRange(200 - 42, 200 + 42); // A hundredth, within three sigma.
    }

    [Fact]
    public void The_same_shopper_is_always_in_the_same_share_and_another_shop_or_key_shares_otherwise()
    {
        HeldOut("nps").ShouldBe(HeldOut("nps"));
        HeldOut("nps", Shop with { Id = "brook" }).ShouldNotBe(HeldOut("nps"));
        HeldOut("nps", Shop with { Salt = "another" }).ShouldNotBe(HeldOut("nps"));
    }

    [Fact]
    public void The_share_is_the_shop_s_own_from_nobody_to_all()
    {
        Shop Holding(double percent) => Shop with { Settings = new() { Holdouts = Some.Nobody.SetItem("nps", percent) } };
        HeldOut("nps", Holding(0)).ShouldAllBe(held => !held);
        HeldOut("nps", Holding(100)).ShouldAllBe(held => held);
        HeldOut("nps", Holding(25)).Count(held => held).ShouldBeInRange(5_000 - 184, 5_000 + 184);
    }

    [Fact]
    public void The_arm_is_fixed_at_the_first_candidacy_whatever_the_shop_sets_later()
    {
        var held = Assign(Some.Shopper(), AllFlows.Find("nps")!, 100, Some.Noon);
        held.Arm("nps").ShouldBe(new("nps", IsHeldOut: true, Some.Noon));
        Assign(held, AllFlows.Find("nps")!, 0, Some.Noon.AddDays(1)).ShouldBeSameAs(held);
    }

    [Fact]
    public void All_flows_behind_one_switch_hold_out_the_same_shoppers()
    {
        var held = Assign(Some.Shopper(), AllFlows.Find("save-for-later")!, 100, Some.Noon);
        Holdout.Holds(held, AllFlows.Find("save-for-later/price-drop")!).ShouldBeTrue();
        Holdout.Holds(held, AllFlows.Find("save-for-later/low-stock")!).ShouldBeTrue();
    }

    [Theory]
    [InlineData("save-for-later/back-in-stock")]
    [InlineData("nps/case")]
    public void What_was_asked_for_and_letters_of_a_case_are_never_held_back(string key)
    {
        var flow = AllFlows.Find(key)!;
        Assign(Some.Shopper(), flow, 100, Some.Noon).Arms.ShouldBeEmpty();
        Holdout.Holds(Some.Shopper().With(new Arm(flow.Family, IsHeldOut: true, Some.Noon)), flow).ShouldBeFalse();
    }

    [Fact]
    public void Of_two_shoppers_who_are_one_the_earlier_arm_holds()
    {
        var early = Some.Shopper().With(new Arm("nps", IsHeldOut: true, Some.Noon));
        var late = (Some.Shopper() with { Id = "other" }).With(new Arm("nps", IsHeldOut: false, Some.Noon.AddDays(1)));
        Merge.Into(early, late).Arm("nps")!.IsHeldOut.ShouldBeTrue();
        Merge.Into(late, early).Arm("nps")!.IsHeldOut.ShouldBeTrue();
    }

    private static bool[] HeldOut(string family, Shop? shop = null)
    {
        var flow = AllFlows.Find(family)!;
        return [.. Enumerable.Range(0, Shoppers).Select(index => Holdout.Holds(Holdout.Assign(new() { Id = $"shopper {index}" }, flow, shop ?? Shop, Some.Noon), flow))];
    }

    private static Shopper Assign(Shopper shopper, Flow flow, double percent, DateTimeOffset now) =>
        Holdout.Assign(shopper, flow, Shop with { Settings = new() { Holdouts = Some.Nobody.SetItem(flow.Family, percent) } }, now);
}
