using Retention.Decisions;
using Retention.Flows.ThankYou;
using Retention.Rehearsal;
using Retention.Shoppers;

namespace Retention.Tests.Rehearsal;

public class ReplayTests
{
    [Fact]
    public void A_letter_that_a_provider_asked_to_wait_with_is_named_where_its_step_ends_meanwhile()
    {
        var start = Some.Shopper(Some.KnownOrder()) with { Journeys = [Some.Journey()], Turn = 4 };
        var decided = new Seen(start, start.Journeys[0], Some.Shop(), Some.Journey().DueAt);
        var template = Due.Decide(ThankYou.Flow, decided).ShouldBeOfType<Decision.Send>().Template.Key;
        var claimed = Steps.Claimed(decided, ThankYou.Flow, new Claim("message", 1, decided.Now, decided.Now, template) { Checks = Checks.None });
        var (waiting, later) = Steps.Answered(decided with { Shopper = claimed, Journey = claimed.Journeys[0] }, ThankYou.Flow, new Answer.Later(decided.Now.AddDays(60)));
        var ended = new Seen(waiting, waiting.Journeys[0], Some.Shop(), decided.Now.AddDays(60));
        var silent = Steps.Silent(ended, ThankYou.Flow, Due.Decide(ThankYou.Flow, ended)).ShouldNotBeNull().Entry;
        silent.Outcome.ShouldBe(Outcome.NotSent);
        Entry[] log = [later, silent with { Message = "message", Attempt = 1, Template = template }];

        Replay.Of(start, [], log, [], _ => Some.Shop()).Entries.ShouldBe(log);
    }
}
