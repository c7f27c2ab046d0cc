using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class CapsTests
{
    private static readonly DateTimeOffset Now = Some.Noon.AddDays(20);

    private static readonly Flow WinBack = AllFlows.Find("win-back")!;

    [Fact]
    public void One_letter_of_advertising_in_24_hours_the_next_one_waits()
    {
        Decide("win-back", Heard(Now.AddHours(-24))).ShouldBeNull();
        Decide("win-back", Heard(Now.AddHours(-24).AddTicks(1))).ShouldBe(new Decision.Defer(Now.AddTicks(1), Reason.FrequencyCap));
    }

    [Fact]
    public void Four_in_14_days_the_fifth_waits_until_the_first_is_14_days_old()
    {
        var three = new[] { -13, -9, -5 }.Select(day => Now.AddDays(day)).ToArray();
        Decide("win-back", Heard(three)).ShouldBeNull();
        Decide("win-back", Heard([.. three, Now.AddDays(-2)])).ShouldBe(new Decision.Defer(Now.AddDays(1), Reason.FrequencyCap));
        Decide("win-back", Heard([Now.AddDays(-14), Now.AddDays(-9), Now.AddDays(-5), Now.AddDays(-2)])).ShouldBeNull();
    }

    [Fact]
    public void What_would_wait_past_its_deadline_is_dropped_for_the_same_reason()
    {
        // A price alert is news for a day; a win-back letter can wait for seven.
        Decide("save-for-later/price-drop", Heard(Now.AddHours(-1)), due: Now.AddHours(-2)).ShouldBe(new Decision.Skip(Reason.FrequencyCap));
        Decide("win-back", Heard(Now.AddHours(-1)), due: Now.AddDays(-6)).ShouldBe(new Decision.Defer(Now.AddHours(23), Reason.FrequencyCap));
        Decide("win-back", Heard(Now.AddHours(-1)), due: Now.AddHours(23).AddDays(-7)).ShouldBe(new Decision.Defer(Now.AddHours(23), Reason.FrequencyCap), "at its very last moment");
        Decide("win-back", Heard(Now.AddHours(-1)), due: Now.AddHours(23).AddDays(-7).AddTicks(-1)).ShouldBe(new Decision.Skip(Reason.FrequencyCap));
    }

    [Fact]
    public void A_letter_about_an_order_neither_waits_nor_counts()
    {
        Decide("thank-you", Heard(Now.AddHours(-1))).ShouldBeNull();
        Decide("win-back", Some.Consenting(Some.KnownOrder()).Hearing(Some.Journey("1000"), Some.ThankYou, Now.AddHours(-1))).ShouldBeNull();
    }

    [Fact]
    public void One_text_in_24_hours_whatever_letters_there_were()
    {
        var cart = AllFlows.Find("abandoned-cart")!;
        var texted = Some.Consenting(Some.KnownOrder()).Hearing(Of(cart, "another", step: 1), cart, Now.AddHours(-20)) with { Heard = [] };
        var text = new Candidate(cart, cart.Steps[1], new(texted, Of(cart, "1001", step: 1) with { StartedAt = Now.AddHours(-3), DueAt = Now.AddHours(-1) }, Some.WholeShop(), Now));
        Caps.Object(text).ShouldBe(new Decision.Defer(Now.AddHours(4), Reason.FrequencyCap));
        Caps.Object(text with { Seen = text.Seen with { Shopper = Heard(Now.AddHours(-1)) } }).ShouldBeNull();
    }

    [Fact]
    public void A_shop_may_allow_more_and_none_at_all()
    {
        var twice = Some.WholeShop() with { Settings = Some.WholeShop().Settings with { EmailsPerDay = 2 } };
        Decide("win-back", Heard(Now.AddHours(-1)), shop: twice).ShouldBeNull();
        Decide("win-back", Heard(Now.AddHours(-2), Now.AddHours(-1)), shop: twice).ShouldBe(new Decision.Defer(Now.AddHours(22), Reason.FrequencyCap));
        Decide("win-back", Heard(), shop: twice with { Settings = twice.Settings with { EmailsPerDay = 0 } }).ShouldBe(new Decision.Skip(Reason.FrequencyCap));
    }

    [Fact]
    public void When_only_one_may_go_the_higher_priority_goes_first()
    {
        var shopper = Rivals("win-back", "review-request");
        Decide("win-back", shopper).ShouldBe(new Decision.Defer(Now.AddDays(1), Reason.FrequencyCap));
        Decide("review-request", shopper).ShouldBeNull();
    }

    [Fact]
    public void Where_two_may_go_nobody_gives_way()
    {
        var twice = Some.WholeShop() with { Settings = Some.WholeShop().Settings with { EmailsPerDay = 2 } };
        Decide("win-back", Rivals("win-back", "review-request"), shop: twice).ShouldBeNull();
    }

    [Fact]
    public void Nobody_gives_way_to_what_will_not_be_sent()
    {
        var shopper = Rivals("win-back", "review-request");
        Decide("win-back", shopper with { Arms = [new("review-request", IsHeldOut: true, Some.Noon)] }).ShouldBeNull("held out");
        Decide("win-back", shopper, shop: Some.WholeShop() with { FlowsPaused = ["review-request"] }).ShouldBeNull("paused");
        Decide("win-back", shopper with { Journeys = [.. shopper.Journeys.Select(journey => journey with { DueAt = journey.Flow == "win-back" ? journey.DueAt : Now.AddMinutes(1) })] }).ShouldBeNull("not yet due");
    }

    [Fact]
    public void Nobody_gives_way_to_a_lower_priority() =>
        Decide("review-request", Rivals("win-back", "review-request", "save-for-later")).ShouldBeNull();

    [Fact]
    public void A_survey_keeps_seven_days_away_from_a_review_request_that_went_or_is_about_to_go()
    {
        var review = AllFlows.Find("review-request")!;
        var asked = Some.Shopper(Some.KnownOrder()).Hearing(Of(review, "1000"), review, Now.AddDays(-3));
        Decide("nps", asked).ShouldBe(new Decision.Defer(Now.AddDays(4), Reason.FrequencyCap));
        var soon = Some.Shopper(Some.KnownOrder()) with { Journeys = [Of(review, "1000") with { DueAt = Now.AddDays(2) }] };
        Decide("nps", soon).ShouldBe(new Decision.Defer(Now.AddDays(9), Reason.FrequencyCap));
    }

    [Fact]
    public void A_review_request_keeps_away_from_a_survey_that_went_but_does_not_wait_for_one_to_come()
    {
        var survey = AllFlows.Find("nps")!;
        Decide("review-request", Some.Shopper(Some.KnownOrder()).Hearing(Of(survey, "1000"), survey, Now.AddDays(-3))).ShouldBe(new Decision.Defer(Now.AddDays(4), Reason.FrequencyCap));
        Decide("review-request", Some.Shopper(Some.KnownOrder()) with { Journeys = [Of(survey, "1000") with { DueAt = Now.AddDays(2) }] }).ShouldBeNull();
    }

    [Fact]
    public void A_second_attempt_is_not_capped_by_its_own_first_one()
    {
        var claimed = Of(WinBack, "1001") with { DueAt = Now.AddHours(-1), Claim = Some.Claim() };
        var shopper = (Some.Consenting(Some.KnownOrder()) with { Journeys = [claimed] }).Hearing(claimed, WinBack, Now.AddMinutes(-20));
        Due.Decide(WinBack, new(shopper, claimed, Some.WholeShop(), Now)).ShouldBeOfType<Decision.Send>();
        var another = shopper.Hearing(Of(WinBack, "1000"), WinBack, Now.AddMinutes(-30));
        Due.Decide(WinBack, new(another, claimed, Some.WholeShop(), Now)).ShouldBeOfType<Decision.Defer>("but by another's");
    }

    private static Journey Of(Flow flow, string subject, int step = 0) =>
        new() { Flow = flow.Key, FlowVersion = flow.Version, Subject = subject, StartedAt = Some.Noon, DueAt = Now.AddHours(-1), Step = step };

    private static Shopper Heard(params DateTimeOffset[] moments) =>
        Some.Consenting(Some.KnownOrder()) with { Messages = [.. moments.Select(at => new Said(at, Channel.Email, Purpose.Marketing, "win-back|another", "missed"))] };

    // All of them due about one order.
    private static Shopper Rivals(params string[] flows) => Some.Consenting(Some.KnownOrder()) with { Journeys = [.. flows.Select(key => Of(AllFlows.Find(key)!, "1001"))] };

    private static Decision? Decide(string key, Shopper shopper, DateTimeOffset? due = null, Shop? shop = null)
    {
        var flow = AllFlows.Find(key)!;
        return Caps.Object(new(flow, flow.Steps[0], new(shopper, Of(flow, "1001") with { DueAt = due ?? Now.AddHours(-1) }, shop ?? Some.WholeShop(), Now)));
    }
}
