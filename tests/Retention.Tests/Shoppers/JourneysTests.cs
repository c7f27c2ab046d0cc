using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

public class JourneysTests
{
    public static TheoryData<Change, string> Ends => new()
    {
        { new OrderCancelled("1001", Some.Noon), "cancelled" },
        { new OrderRefunded("1001", Some.Noon), "refunded" },
        { new OrderDeleted("1001", Some.Noon), "order-removed" },
        { new PersonErased(Some.Noon), "erased" },
    };

    private static readonly Shopper Waiting = Some.Shopper(Some.KnownOrder()) with { Journeys = [Some.Journey()] };

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_change_ends_the_journey_with_its_reason(Change change, string reason)
    {
        var (known, entries) = Journeys.Follow(Waiting, change, Some.Shop(), Some.Noon);
        known.Journeys.ShouldBeEmpty();
        known.Ended.ShouldHaveSingleItem().ShouldBe(new(Some.Journey().Id, Some.Noon));
        entries.ShouldHaveSingleItem().ShouldBe(new Entry(Some.Noon, "thank-you", "1001", 0, Outcome.NotSent) { About = "#1001", Reason = reason, FlowVersion = 1, Settings = 0, Turn = 0 });
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_claimed_journey_is_not_ended_by_a_change(Change change, string reason)
    {
        var claimed = Waiting with { Journeys = [Some.Journey() with { Claim = Some.Claim() }] };
        var (known, entries) = Journeys.Follow(claimed, change, Some.Shop(), Some.Noon);
        known.ShouldBe(claimed, reason);
        entries.ShouldBeEmpty();
    }

    [Fact]
    public void Another_order_s_change_ends_nothing() =>
        Journeys.Follow(Waiting, new OrderCancelled("1002", Some.Noon), Some.Shop(), Some.Noon).Known.ShouldBe(Waiting);

    [Fact]
    public void A_second_attempt_is_decided_anew()
    {
        // What ended while the claim was held is met by the decision before another attempt.
        var claimed = Some.Journey() with { Claim = Some.Claim() };
        var cancelled = Some.Shopper(Some.KnownOrder(stage: Retention.Events.OrderStage.Cancelled)) with { Journeys = [claimed] };
        Due.Decide(Some.ThankYou, new(cancelled, claimed, Some.Shop(), Some.Noon.AddHours(2))).ShouldBe(new Decision.Stop(Reason.Cancelled));
        var heard = (Some.Shopper(Some.KnownOrder()) with { Journeys = [claimed] }).Hearing(claimed, Some.ThankYou, Some.Noon.AddHours(1));
        Due.Decide(Some.ThankYou, new(heard, claimed, Some.Shop(), Some.Noon.AddHours(2))).ShouldBeOfType<Decision.Send>("its own first attempt is no reason to be silent");
    }

    [Fact]
    public void A_journey_is_entered_once()
    {
        var paid = new OrderPaid("1001", Some.Noon);
        var (known, entries) = Journeys.Follow(Some.Shopper(Some.KnownOrder()), paid, Some.Shop(), Some.Noon);
        known.Journeys.Select(entered => entered.Timings.ShouldHaveSingleItem()).ShouldBe([new(TimeSpan.FromHours(1), TimeSpan.FromHours(48)), new(TimeSpan.FromHours(25), TimeSpan.FromHours(48))]);
        known.Journeys.Select(entered => entered with { Timings = [] }).ShouldBe([Some.Journey(), Some.Journey() with { Flow = "thank-you/help", DueAt = Some.Noon.AddHours(25) }]);
        var started = new Entry(Some.Noon, "thank-you", "1001", 0, Outcome.Started) { About = "#1001", Until = Some.Noon.AddHours(1), FlowVersion = 1, Settings = 0, Turn = 0 };
        entries.ShouldBe([started, started with { Flow = "thank-you/help", Until = Some.Noon.AddHours(25) }]);
        Journeys.Follow(known, paid, Some.Shop(), Some.Noon).Known.ShouldBeSameAs(known);
    }

    [Fact]
    public void A_journey_that_is_over_is_not_entered_again()
    {
        var entered = Journeys.Follow(Some.Shopper(Some.KnownOrder()), new OrderPaid("1001", Some.Noon), Some.Shop(), Some.Noon).Known;
        var over = Journeys.Follow(entered, new OrderCancelled("1001", Some.Noon), Some.Shop(), Some.Noon).Known;
        over.Journeys.ShouldBeEmpty();
        var (known, entries) = Journeys.Follow(over, new OrderPaid("1001", Some.Noon), Some.Shop(), Some.Noon);
        known.ShouldBeSameAs(over);
        entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_journey_that_may_not_begin_is_over_at_once_and_says_why()
    {
        var (known, entries) = Journeys.Follow(Some.Shopper(Some.KnownOrder() with { IsRisky = true }), new OrderPaid("1001", Some.Noon), Some.Shop(), Some.Noon);
        known.Journeys.ShouldBeEmpty();
        known.HasEntered(Some.Journey().Id).ShouldBeTrue();
        entries.Select(entry => (entry.Flow, entry.Reason)).ShouldBe([("thank-you", "risky-order"), ("thank-you/help", "risky-order")]);
    }

    [Fact]
    public void A_flow_that_is_off_has_no_candidates_and_remembers_nobody()
    {
        var shopper = Some.Shopper(Some.KnownOrder());
        var (known, entries) = Journeys.Follow(shopper, new OrderPaid("1001", Some.Noon), Some.Shop().With("thank-you", on: false), Some.Noon);
        known.ShouldBeSameAs(shopper);
        entries.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_heard_of_too_late_starts_nothing()
    {
        var last = Some.Noon.AddHours(1 + 48);
        var paid = new OrderPaid("1001", Some.Noon);
        Journeys.Follow(Some.Shopper(Some.KnownOrder()), paid, Some.Shop(), last).Known.Journey(Some.Journey().Id).ShouldNotBeNull();
        var (known, entries) = Journeys.Follow(Some.Shopper(Some.KnownOrder()), paid, Some.Shop(), last.AddTicks(1));
        known.Journeys.ShouldHaveSingleItem().Flow.ShouldBe("thank-you/help", "a day is left for the help");
        entries.Single(entry => entry.Outcome == Outcome.NotSent).ShouldSatisfyAllConditions(entry => entry.Flow.ShouldBe("thank-you"), entry => entry.Reason.ShouldBe(Reason.EventTooOld.Key));
    }

    [Fact]
    public void A_cart_that_is_emptied_before_anything_was_said_of_it_is_forgotten_and_one_that_was_spoken_of_is_not()
    {
        var left = Some.Journey("cart") with { Flow = "abandoned-cart", FlowVersion = AllFlows.Find("abandoned-cart")!.Version };
        Shopper Emptied(Shopper shopper) => Journeys.Follow(shopper, new CartEmptied("cart", Some.Noon), Some.WholeShop(), Some.Noon).Known;
        var waiting = Some.Shopper() with { Journeys = [left] };
        Emptied(waiting).HasEntered(left.Id).ShouldBeFalse();
        Emptied(waiting with { Journeys = [left with { Step = 1 }] }).HasEntered(left.Id).ShouldBeFalse("its first step was left out");
        var spoken = Emptied(waiting.Hearing(left, AllFlows.Find(left)!, Some.Noon));
        spoken.Journeys.ShouldBeEmpty();
        spoken.HasEnded(left.Id).ShouldBeTrue();
    }

    [Fact]
    public void A_journey_of_a_flow_that_a_newer_version_brought_is_left_alone()
    {
        var unknown = Waiting with { Journeys = [Some.Journey() with { Flow = "of-tomorrow" }] };
        Journeys.Follow(unknown, new OrderCancelled("1001", Some.Noon), Some.Shop(), Some.Noon).Known.ShouldBe(unknown);
    }

    [Fact]
    public void After_its_last_step_a_journey_is_over_and_before_that_it_goes_on()
    {
        var twoSteps = Some.ThankYou with { Steps = [Some.ThankYou.Steps[0], Some.ThankYou.Steps[0] with { Key = "later", Wait = TimeSpan.FromDays(3) }] };
        var spoke = Some.Journey() with { Claim = Some.Claim(), Waits = 2, NotBefore = Some.Noon.AddHours(2) };
        var shopper = Waiting with { Journeys = [spoke] };
        var next = Journeys.AfterStep(shopper, twoSteps, spoke, Some.Noon).Journeys.ShouldHaveSingleItem();
        next.ShouldBe(Some.Journey() with { Step = 1, DueAt = Some.Noon.AddDays(3).AddHours(-1) });
        Journeys.AfterStep(shopper.With(next), twoSteps, next, Some.Noon).Journeys.ShouldBeEmpty();
    }
}
