using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

public class StepsTests
{
    private static readonly DateTimeOffset Hour = Some.Noon.AddHours(1);

    private static readonly Seen Claimed = Claim(Some.Seen() with { Shopper = Some.Shopper(Some.KnownOrder()) with { Journeys = [Some.Journey()], Turn = 4 } });

    [Fact]
    public void A_claim_counts_as_heard_before_the_provider_is_called_and_names_its_commit()
    {
        Claimed.Shopper.Turn.ShouldBe(5);
        Claimed.Journey.Claim!.Turn.ShouldBe(5);
        Claimed.Shopper.HasSaid(Claimed.Journey.Id, "thanks", Channel.Email).ShouldBeTrue();
        Claimed.Shopper.HeardFrom("thank-you", Some.Noon, except: "another").ShouldBeTrue();
    }

    [Fact]
    public void What_was_sent_is_written_down_with_what_it_was_decided_by()
    {
        var (known, entry) = Steps.Answered(Claimed with { Now = Hour.AddSeconds(2) }, Some.TwoLetters, new Answer.Sent());
        entry.ShouldBe(new Entry(Hour.AddSeconds(2), "thank-you", "1001", 0, Outcome.Sent)
        {
            About = "#1001",
            Template = "first",
            Message = "message",
            Attempt = 1,
            Turn = 6,
            DecidedAt = Hour,
            DecidedTurn = 5,
            Settings = 0,
            FlowVersion = 1,
        });
        known.Journeys.ShouldHaveSingleItem().ShouldSatisfyAllConditions(next => next.Step.ShouldBe(1), next => next.Claim.ShouldBeNull(), next => next.DueAt.ShouldBe(Hour.AddSeconds(2).AddHours(24)));
    }

    [Fact]
    public void What_was_refused_or_is_to_be_tried_later_does_not_count_as_heard()
    {
        var refused = Steps.Answered(Claimed, Some.ThankYou, new Answer.Refused());
        refused.Known.Messages.ShouldBeEmpty();
        refused.Entry.Reason.ShouldBe("provider-refused");
        var later = Steps.Answered(Claimed, Some.ThankYou, new Answer.Later(Hour.AddMinutes(5)));
        later.Known.Messages.ShouldBeEmpty();
        later.Known.Heard.ShouldBeEmpty();
        later.Known.Journeys.ShouldHaveSingleItem().ShouldSatisfyAllConditions(waits => waits.WakeAt.ShouldBe(Hour.AddMinutes(5)), waits => waits.Claim.ShouldBeNull(), waits => waits.Waits.ShouldBe(1), waits => waits.Step.ShouldBe(0));
    }

    [Fact]
    public void What_is_unknown_stays_claimed_and_what_is_lost_counts_as_heard()
    {
        var unknown = Steps.Answered(Claimed, Some.ThankYou, new Answer.Unknown(Hour.AddMinutes(10)));
        unknown.Known.Journeys.ShouldHaveSingleItem().Claim!.IsUnknown.ShouldBeTrue();
        unknown.Entry.ShouldSatisfyAllConditions(entry => entry.Outcome.ShouldBe(Outcome.Unknown), entry => entry.Until.ShouldBe(Hour.AddMinutes(10)));
        var lost = Steps.Answered(Claimed, Some.ThankYou, new Answer.Lost());
        lost.Known.HasSaid(Claimed.Journey.Id, "thanks", Channel.Email).ShouldBeTrue();
        lost.Entry.ShouldSatisfyAllConditions(entry => entry.Outcome.ShouldBe(Outcome.NotSent), entry => entry.Reason.ShouldBe("lost"));
    }

    [Fact]
    public void Of_a_step_that_is_simply_not_due_nothing_is_written_down() =>
        Steps.Silent(Some.Seen(), Some.ThankYou, new Decision.Defer(Hour, Reason: null)).ShouldBeNull();

    [Fact]
    public void A_step_put_off_waits_and_says_for_what_and_the_same_again_is_not_written_twice()
    {
        var (known, entry) = Steps.Silent(Some.Seen(), Some.ThankYou, new Decision.Defer(Hour.AddHours(8), Reason.QuietHours)).ShouldNotBeNull();
        known.Journeys.ShouldHaveSingleItem().ShouldSatisfyAllConditions(waits => waits.NotBefore.ShouldBe(Hour.AddHours(8)), waits => waits.WaitsFor.ShouldBe("quiet-hours"));
        entry.ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe(Outcome.Deferred), it => it.Until.ShouldBe(Hour.AddHours(8)));
        Steps.Silent(new(known, known.Journeys[0], Some.Shop(), Hour), Some.ThankYou, new Decision.Defer(Hour.AddHours(8), Reason.QuietHours)).ShouldBeNull();
    }

    [Fact]
    public void What_was_never_taken_and_may_no_longer_go_was_not_heard()
    {
        var (known, entry) = Steps.Silent(Claimed, Some.ThankYou, new Decision.Stop(Reason.Cancelled)).ShouldNotBeNull();
        known.Messages.ShouldBeEmpty();
        known.Heard.ShouldBeEmpty();
        known.Journeys.ShouldBeEmpty();
        entry.ShouldSatisfyAllConditions(it => it.Message.ShouldBe("message"), it => it.Attempt.ShouldBe(1), it => it.Reason.ShouldBe("cancelled"));
    }

    [Fact]
    public void An_answer_to_a_message_that_nobody_claimed_is_a_bug() =>
        Should.Throw<ArgumentException>(() => Steps.Answered(Some.Seen(), Some.ThankYou, new Answer.Sent()));

    private static Seen Claim(Seen seen)
    {
        var known = Steps.Claimed(seen, Some.ThankYou, Some.Claim());
        return seen with { Shopper = known, Journey = known.Journeys[0] };
    }
}
