using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.Tests.Flows.CreditExpiry;

public class CreditExpiryTests
{
    private static readonly Shop Shop = Some.ShopWith("credit-expiry");
    private static readonly Flow Flow = AllFlows.Find("credit-expiry")!;
    private static readonly DateOnly Last = new(2026, 7, 1);

    [Fact]
    public void It_reminds_a_month_before_and_a_week_before_credit_runs_out() =>
        World.Told(Shop, Some.Customer, Some.Ordered(), Ends(days: 30, after: 90), Ends(days: 7, after: 113)).Said
            .ShouldBe([("credit-expiry/soon", TimeSpan.FromDays(90)), ("credit-expiry/last/last", TimeSpan.FromDays(113))]);

    [Fact]
    public void Credit_of_several_occasions_that_runs_out_in_the_same_fortnight_is_one_letter() =>
        World.Told(Shop, Some.Customer, Some.Ordered(), Ends(days: 30, after: 90), Ends(days: 30, after: 92, last: Last.AddDays(2))).Said.Select(said => said.Step).ShouldBe(["credit-expiry/soon"]);

    [Fact]
    public void Just_after_an_order_it_says_nothing() =>
        World.Told(Shop, Some.Customer, Some.Ordered(), Some.Ordered("1002", Some.Noon.AddDays(89)), Ends(days: 30, after: 90)).Silent.ShouldBe([("credit-expiry", 0, "ordered-again")]);

    [Fact]
    public void Without_consent_to_advertising_it_says_nothing() =>
        World.Told(Shop, Some.Ordered(), Ends(days: 30, after: 90)).Silent.ShouldBe([("credit-expiry", 0, "no-consent")]);

    [Fact]
    public void What_is_left_when_it_would_go_decides()
    {
        ReasonWith(Euro(500)).ShouldBeNull();
        ReasonWith(Euro(0)).ShouldBe("credit-used");
        ReasonWith(Euro(99), Euro(100)).ShouldBe("credit-small");
        ReasonWith(Euro(100), Euro(100)).ShouldBeNull();
        ReasonWith(Euro(99), new Money(100, new("USD"))).ShouldBeNull();
    }

    [Fact]
    public void A_share_is_held_back_as_of_every_advertising() => (Flow.HoldsOut, Flow.Purpose).ShouldBe((true, Purpose.Marketing));

    [Fact]
    public void It_is_told_once_a_month_before_and_once_a_week_before_and_never_of_what_has_just_been_given()
    {
        var given = new Reward { Id = "r", Worth = Euro(500), Why = CreditReason.Review, EarnedAt = Some.Noon, Address = "h", LastDay = Last };
        int? On(DateOnly day, int? told = null) => CreditReminder.DueOf(given with { RemindedOf = told }, day);
        (On(Last.AddDays(-31)), On(Last.AddDays(-30)), On(Last.AddDays(-30), told: 30), On(Last.AddDays(-8), told: 30)).ShouldBe((null, 30, null, null));
        (On(Last.AddDays(-7), told: 30), On(Last.AddDays(-6), told: 7), On(Last), On(Last.AddDays(1))).ShouldBe((7, null, 7, null));
        CreditReminder.DueOf(given with { LastDay = DateOnly.FromDateTime(Some.Noon.UtcDateTime).AddDays(30) }, DateOnly.FromDateTime(Some.Noon.UtcDateTime)).ShouldBeNull();
        CreditReminder.DueOf(given with { Lapsed = 500 }, Last).ShouldBeNull();
        CreditReminder.DueOf(given with { LastDay = null }, Last).ShouldBeNull();
    }

    [Fact]
    public void What_is_left_is_that_of_the_address_that_runs_out_within_a_week()
    {
        var given = new Reward { Id = "r", Worth = Euro(500), Why = CreditReason.Review, EarnedAt = Some.Noon, Address = "h", LastDay = Last };
        Reward[] all = [given, given with { LastDay = Last.AddDays(7), Worth = Euro(100) }, given with { LastDay = Last.AddDays(8) }, given with { Address = "other" }, given with { LastDay = null }, given with { Ended = CreditKind.Revoked }, given with { Worth = new(1, new("USD")) }];
        CreditReminder.Left(all, "h", Last, Last.AddDays(-7)).ShouldBe(Euro(600));
        CreditReminder.Left([], "h", Last, Last).Minor.ShouldBe(0);
    }

    private static string? ReasonWith(Money left, Money? least = null)
    {
        var shop = Shop with { Settings = Shop.Settings with { CreditReminderLeast = least } };
        var journey = Some.Journey() with { Flow = Flow.Key, Subject = "1001~2026-07-01", StartedAt = Some.Noon.AddDays(90), DueAt = Some.Noon.AddDays(90) };
        var seen = new Seen(Some.Consenting(Some.KnownOrder()), journey, shop, Some.Noon.AddDays(90)) { Checks = new() { Credit = new(left, Last) } };
        return Due.Ends(Flow, seen)?.Key;
    }

    private static (DateTimeOffset At, Happened Happened) Ends(int days, int after, DateOnly? last = null) => (Some.Noon.AddDays(after), new CreditEnds("1001", last ?? Last, days, Some.Noon.AddDays(after)));

    private static Money Euro(long cents) => new(cents, Some.Euro);
}
