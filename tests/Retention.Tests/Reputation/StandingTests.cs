using Retention.Reputation;

namespace Retention.Tests.Reputation;

public class StandingTests
{
    private static readonly DateTimeOffset Now = Some.Noon;

    [Theory]
    [InlineData(0, 1_000, 0, StandingLevel.Good)]
    [InlineData(19, 1_000, 0, StandingLevel.Good)]
    [InlineData(20, 1_000, 0, StandingLevel.Warned)]
    [InlineData(49, 1_000, 0, StandingLevel.Warned)]
    [InlineData(50, 1_000, 0, StandingLevel.MarketingWaits)]
    [InlineData(900, 1_000, 0, StandingLevel.MarketingWaits)]
    [InlineData(0, 10_000, 7, StandingLevel.Good)]
    [InlineData(0, 10_000, 8, StandingLevel.Warned)]
    [InlineData(0, 10_000, 20, StandingLevel.MarketingWaits)]
    [InlineData(0, 10_000, 30, StandingLevel.OnlyService)]
    [InlineData(500, 10_000, 30, StandingLevel.OnlyService)]
    public void A_rate_that_reaches_its_limit_takes_the_step(int bounces, int letters, int complaints, StandingLevel level) =>
        Standing.Judge([new(7, letters, bounces, complaints)], before: null, Now).Level.ShouldBe(level);

    [Theory]
    [InlineData(1, 10, 0)] // Too few letters.
    [InlineData(50, 99, 9)]
    [InlineData(0, 400, 1)] // One is chance: 0.25 %.
    public void A_small_number_holds_nothing_back(int bounces, int letters, int complaints) => Standing.Judge([new(7, letters, bounces, complaints)], before: null, Now).IsHold.ShouldBeFalse();

    [Fact]
    public void Two_complaints_of_five_hundred_letters_are_not_sure_enough_for_the_hardest_step()
    {
        var standing = Standing.Judge([new(7, 500, 0, 2)], before: null, Now);
        (standing.Level, standing.Kind, standing.Incidents, standing.Letters, standing.Days).ShouldBe((StandingLevel.MarketingWaits, IncidentKind.Complaint, 2, 500, 7));
    }

    [Fact]
    public void Where_the_week_has_too_few_letters_the_month_tells()
    {
        Standing.Judge([new(7, 40, 10, 0), new(30, 400, 40, 0)], before: null, Now).ShouldSatisfyAllConditions(it => it.IsHold.ShouldBeTrue(), it => it.Days.ShouldBe(30));
        Standing.Judge([new(7, 200, 0, 0), new(30, 400, 40, 0)], before: null, Now).Level.ShouldBe(StandingLevel.Good, "the week is newer, and has enough");
    }

    [Fact]
    public void Marketing_that_waits_goes_on_after_a_day_and_only_under_the_warning()
    {
        var held = Standing.Judge([new(7, 1_000, 60, 0)], before: null, Now);
        Standing.Judge([new(7, 1_000, 30, 0)], held, Now.AddDays(2)).ShouldBe(held, "3 % is over the warning");
        Standing.Judge([new(7, 1_000, 10, 0)], held, Now.AddHours(23)).ShouldBe(held, "a day has not passed");
        Standing.Judge([new(7, 1_000, 19, 0)], held, Now.AddDays(1)).Level.ShouldBe(StandingLevel.Good);
        Standing.Judge([new(7, 20, 2, 0), new(30, 60, 8, 0)], held, Now.AddDays(20)).Level.ShouldBe(StandingLevel.Good, "nothing is known any more");
    }

    [Fact]
    public void It_gets_worse_at_once_and_since_then()
    {
        var held = Standing.Judge([new(7, 10_000, 0, 20)], before: null, Now);
        var worse = Standing.Judge([new(7, 10_000, 0, 31)], held, Now.AddHours(1));
        (worse.Level, worse.Since).ShouldBe((StandingLevel.OnlyService, Now.AddHours(1)));
        Standing.Judge([new(7, 10_000, 0, 25)], worse, Now.AddDays(3)).ShouldBe(worse, "0.25 % is still over the warning");
    }

    [Fact]
    public void What_is_judged_again_is_the_same_so_that_nothing_is_written()
    {
        var held = Standing.Judge([new(7, 1_000, 60, 0)], before: null, Now) with { Domain = "shop.test", CountsFrom = Now.AddDays(-9) };
        Standing.Judge([new(7, 1_010, 61, 0)], held, Now.AddHours(5)).ShouldBeSameAs(held);
        Standing.Judge([new(7, 10_000, 0, 30)], held, Now.AddHours(5)).ShouldSatisfyAllConditions(it => it.Domain.ShouldBe("shop.test"), it => it.CountsFrom.ShouldBe(Now.AddDays(-9)));
    }

    [Fact]
    public void The_merchant_s_word_ends_it_after_a_day_and_counts_anew()
    {
        var held = Standing.Judge([new(7, 1_000, 60, 0)], before: null, Now);
        held.MayBeLifted(Now.AddHours(23)).ShouldBeFalse();
        held.MayBeLifted(Now.AddDays(1)).ShouldBeTrue();
        var lifted = held.Lifted(Now.AddDays(1));
        (lifted.Level, lifted.CountsFrom).ShouldBe((StandingLevel.Good, Now.AddDays(1)));
        lifted.MayBeLifted(Now.AddDays(9)).ShouldBeFalse("nothing is held");
    }

    [Fact]
    public void Service_letters_never_wait_and_feedback_only_at_the_worst()
    {
        Standing At(StandingLevel level) => new(level, IncidentKind.Complaint, Now, 1, 1, 7);
        foreach (var level in Enum.GetValues<StandingLevel>())
            At(level).Holds(Purpose.Service).ShouldBeFalse();
        At(StandingLevel.Warned).Holds(Purpose.Marketing).ShouldBeFalse();
        At(StandingLevel.MarketingWaits).Holds(Purpose.Marketing).ShouldBeTrue();
        At(StandingLevel.MarketingWaits).Holds(Purpose.Feedback).ShouldBeFalse();
        At(StandingLevel.OnlyService).Holds(Purpose.Feedback).ShouldBeTrue();
    }

    [Fact]
    public void A_sure_rate_is_never_more_than_what_was_seen_and_comes_near_it_with_many_letters()
    {
        foreach (var letters in new[] { 1, 10, 100, 10_000, 1_000_000 })
        {
            for (var incidents = 0; incidents <= letters; incidents += Math.Max(1, letters / 7))
            {
                var rate = new Rate(incidents, letters);
                rate.AtLeast.ShouldBeInRange(0, rate.Value + 1e-12);
            }
        }

        new Rate(1, 10).AtLeast.ShouldBe(0.0226, 0.0005);
        new Rate(50_000, 1_000_000).AtLeast.ShouldBe(0.05, 0.001);
        new Rate(0, 0).ShouldSatisfyAllConditions(none => none.Value.ShouldBe(0), none => none.AtLeast.ShouldBe(0));
    }

    [Fact]
    public void A_new_domain_doubles_day_by_day_until_it_may_send_what_it_likes()
    {
        WarmUp.CapOn(1).ShouldBe(50);
        for (var day = 2; WarmUp.CapOn(day) is { } cap; day++)
            cap.ShouldBeInRange((int)(WarmUp.CapOn(day - 1)! * 1.8), WarmUp.CapOn(day - 1)!.Value * 3);
        WarmUp.CapOn(12).ShouldBeNull();
        WarmUp.DayOf(Some.Noon, Some.Noon.AddHours(11)).ShouldBe(1);
        WarmUp.DayOf(Some.Noon, Some.Noon.AddHours(12)).ShouldBe(2, "midnight, UTC");
        new WarmUp(1, 49).IsFull.ShouldBeFalse();
        new WarmUp(1, 50).IsFull.ShouldBeTrue();
        new WarmUp(400, 1_000_000).IsFull.ShouldBeFalse();
    }
}
