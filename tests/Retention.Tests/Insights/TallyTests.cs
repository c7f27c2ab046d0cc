using Retention.Decisions;
using Retention.Insights;
using Retention.Shoppers;

namespace Retention.Tests.Insights;

/// <summary>What a shop's flows did, added up from its hours.</summary>
public sealed class TallyTests
{
    private static readonly DateTimeOffset Hour = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_decision_of_a_family_is_counted_once_and_under_its_reason()
    {
        var tally = new Tally(
        [
            HourTally.Of(Hour, [Of("thank-you", Outcome.Started), Of("thank-you", Outcome.Sent, message: "a"), Of("thank-you/help", Outcome.NotSent, Reason.Cancelled)]),
            HourTally.Of(Hour.AddHours(1), [Of("thank-you", Outcome.NotSent, Reason.Holdout), Of("thank-you", Outcome.Deferred, Reason.QuietHours), Of("thank-you", Outcome.Unknown), Of("win-back", Outcome.NotSent, Reason.Holdout)]),
        ]);
        var mine = tally.Of("thank-you");
        (mine.Started, mine.Sent, mine.NotSent, mine.HeldOut, mine.PutOff, mine.Unknown, mine.Candidates).ShouldBe((1, 1, 2, 1, 1, 1, 3));
        mine.Silences.ShouldBe([new("cancelled", 1), new("holdout", 1)]);
        tally.Of("win-back").Candidates.ShouldBe(1);
        (tally.Of("nps").Candidates, tally.Of("nps").Started).ShouldBe((0, 0));
    }

    [Fact]
    public void A_message_that_was_taken_twice_is_counted_wherever_its_hours_lie()
    {
        var once = new Tally([HourTally.Of(Hour, [Of("nps", Outcome.Sent, message: "a"), Of("nps", Outcome.Sent, message: "b")])]);
        (once.Messages, once.SentTwice).ShouldBe((2, 0));
        var again = new Tally([.. once.Hours, HourTally.Of(Hour.AddHours(3), [Of("nps", Outcome.Sent, message: "a")])]);
        (again.Messages, again.SentTwice).ShouldBe((2, 1));
        var atOnce = new Tally([HourTally.Of(Hour, [Of("nps", Outcome.Sent, message: "a"), Of("nps", Outcome.Sent, message: "a")])]);
        (atOnce.Messages, atOnce.SentTwice).ShouldBe((1, 1));
    }

    [Fact]
    public void Hours_are_told_from_the_latest_back_and_only_those_of_the_family()
    {
        var tally = new Tally([HourTally.Of(Hour, [Of("nps", Outcome.Started)]), HourTally.Of(Hour.AddHours(5), [Of("win-back", Outcome.Started)]), HourTally.Of(Hour.AddHours(9), [Of("nps/follow-up", Outcome.Started)])]);
        tally.HoursOf().ShouldBe([Hour.AddHours(9), Hour.AddHours(5), Hour]);
        tally.HoursOf("nps").ShouldBe([Hour.AddHours(9), Hour]);
    }

    [Fact]
    public void An_hour_stays_bounded_however_much_was_sent_in_it() =>
        HourTally.Of(Hour, Enumerable.Range(0, HourTally.MostMessages + 5).Select(number => Of("nps", Outcome.Sent, message: $"m{number}"))).Sent.Length.ShouldBe(HourTally.MostMessages);

    private static Entry Of(string flow, Outcome outcome, Reason? reason = null, string? message = null) => new(Hour, flow, "1", 0, outcome) { Reason = reason?.Key, Message = message };
}
