using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Shops;

public class TimingsTests
{
    [Fact]
    public void Every_time_of_every_flow_has_a_name_of_its_own_and_its_default()
    {
        var all = AllFlows.List.SelectMany(Timings.Of).ToArray();
        all.Select(time => time.Name).ShouldBeUnique(StringComparer.Ordinal);
        all.ShouldContain(("abandoned-cart/reminder/wait", TimeSpan.FromHours(1)));
        all.ShouldContain(("abandoned-cart/reminder/deadline", TimeSpan.FromHours(14)));
        all.ShouldContain(("nps/once-per", TimeSpan.FromDays(90)));
        all.Length.ShouldBe((2 * AllFlows.List.Sum(flow => flow.Steps.Length)) + AllFlows.List.Count(flow => flow.AtMostOncePer is not null));
    }

    [Fact]
    public void A_shop_sets_each_of_them_by_its_name()
    {
        foreach (var flow in AllFlows.List)
        {
            foreach (var step in flow.Steps)
            {
                var index = flow.Steps.IndexOf(step);
                Timings.Of(flow, With(Timings.WaitOf(flow, step), 777), gap: null)[index].Wait.ShouldBe(TimeSpan.FromHours(777));
                Timings.Of(flow, With(Timings.DeadlineOf(flow, step), 777), gap: null)[index].Deadline.ShouldBe(TimeSpan.FromHours(777));
            }
        }

        Timings.OncePer(Some.ThankYou, With("thank-you/once-per", 777)).ShouldBe(TimeSpan.FromHours(777));
        Timings.OncePer(Some.ThankYou, Some.Shop()).ShouldBe(TimeSpan.FromDays(30));
        Timings.OncePer(AllFlows.Find("win-back")!, With("win-back/once-per", 777)).ShouldBeNull("a flow without such a limit gets none");
    }

    [Fact]
    public void What_a_shop_sets_is_when_it_goes() =>
        World.Told(With("thank-you/thanks/wait", 3) with { FlowsOn = ["thank-you"] }, Some.Ordered()).Said.First().After.ShouldBe(TimeSpan.FromHours(3));

    [Fact]
    public void Who_is_under_way_keeps_the_times_that_held_when_it_was_entered()
    {
        var entered = Journeys.Follow(Some.Shopper(Some.KnownOrder()), new OrderPaid("1001", Some.Noon), Some.Shop(), Some.Noon).Known;
        var journey = entered.Journey(Some.Journey().Id).ShouldNotBeNull();
        var shop = With("thank-you/thanks/deadline", 1) with { FlowsOn = ["thank-you"] };
        Due.Decide(Some.ThankYou, new(entered, journey, shop, Some.Noon.AddHours(40))).ShouldBeOfType<Decision.Send>();
        var two = journey with { Timings = Timings.Of(Some.TwoLetters, Some.Shop(), gap: null) };
        Journeys.AfterStep(entered.With(two), Some.TwoLetters, two, Some.Noon.AddHours(1)).Journey(two.Id)!.DueAt.ShouldBe(Some.Noon.AddHours(25));
    }

    [Fact]
    public void A_journey_that_an_earlier_program_began_goes_by_the_flow_s_own_times() =>
        Timings.Of(Some.ThankYou, Some.Journey()).ShouldBe(new(TimeSpan.FromHours(1), TimeSpan.FromHours(48)));

    [Fact]
    public void A_part_of_the_gap_comes_to_what_the_shop_set()
    {
        var winBack = AllFlows.Find("win-back")!;
        Timings.Of(winBack, Some.Shop(), TimeSpan.FromDays(20)).Select(timing => timing.Wait.TotalDays).ShouldBe([30, 37, 51]);
        Timings.Of(winBack, With("win-back/missed/wait", 24), TimeSpan.FromDays(20))[0].Wait.ShouldBe(TimeSpan.FromDays(31));
    }

    [Fact]
    public void Decisions_name_the_version_of_the_settings_that_they_were_made_by()
    {
        var world = World.Told(Some.ShopWith("thank-you") with { Version = 7 }, Some.Ordered());
        world.Entries.ShouldAllBe(entry => entry.Settings == 7 && entry.FlowVersion == 1);
        world.Entries.Select(entry => entry.Turn).ShouldBe([1, 1, 3, 5], "both begin with one commit, and claims are commits too");
    }

    private static Shop With(string time, int hours) => Some.WholeShop() is var shop ? shop with { Settings = shop.Settings with { Times = shop.Settings.Times.Add(time, TimeSpan.FromHours(hours)) } } : shop;
}
