using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>The merchant's own hand on one shopper: a pause, and a step taken off the list.</summary>
public class HeldTests
{
    private static readonly DateTimeOffset Hour = Some.Noon.AddHours(1);

    [Fact]
    public void Released_what_the_pause_put_off_is_due_when_it_was_and_what_waits_for_something_else_waits_on()
    {
        var paused = Some.Journey("1") with { NotBefore = Hour.AddDays(9), WaitsFor = Reason.PausedByMerchant.Key };
        var night = Some.Journey("2") with { NotBefore = Hour.AddHours(9), WaitsFor = Reason.QuietHours.Key };
        var shopper = new Shopper { Id = "s" }.With(paused).With(night).Held(Hour.AddDays(30)).Released();
        shopper.HeldUntil.ShouldBeNull();
        shopper.Journey(paused.Id)!.WakeAt.ShouldBe(paused.DueAt);
        shopper.Journey(night.Id).ShouldBe(night);
        shopper.Turn.ShouldBe(2);
    }

    [Fact]
    public void Of_two_who_are_merged_the_longer_pause_holds()
    {
        var (one, other) = (new Shopper { Id = "a", HeldUntil = Hour }, new Shopper { Id = "b", HeldUntil = Hour.AddDays(1) });
        Merge.Into(one, other).HeldUntil.ShouldBe(Hour.AddDays(1));
        Merge.Into(other, one).HeldUntil.ShouldBe(Hour.AddDays(1));
    }

    [Fact]
    public void A_step_that_was_handed_over_can_not_be_cancelled()
    {
        var journey = Some.Journey("1") with { Claim = new("m", 1, Hour, Hour, "first") };
        Steps.Cancelled(new(new Shopper { Id = "s" }.With(journey), journey, Some.Shop(), Hour), Some.ThankYou).ShouldBeNull();
    }
}
