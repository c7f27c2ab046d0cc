using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>"Sent twice: 0 of N" is counted.</summary>
public class MessageTallyTests
{
    [Fact]
    public void A_message_counts_by_what_became_of_it_at_last()
    {
        var tally = MessageTally.Of(
            [
                Of("a", Outcome.Unknown), Of("a", Outcome.Sent),
                Of("b", Outcome.Deferred, Reason.ProviderLater), Of("b", Outcome.Unknown),
                Of("c", Outcome.Unknown), Of("c", Outcome.NotSent, Reason.Lost),
                Of("d", Outcome.NotSent, Reason.ProviderRefused),
                Of(null, Outcome.Deferred, Reason.QuietHours), Of(null, Outcome.NotSent, Reason.Holdout),
            ],
            claimed: ["a", "e"]);
        tally.ShouldBe(new MessageTally(Messages: 5, Sent: 1, SentTwice: 0, Unknown: 1, Lost: 1, Refused: 1, Deferred: 2));
    }

    [Fact]
    public void A_message_that_was_sent_twice_is_seen() =>
        MessageTally.Of([Of("a", Outcome.Sent), Of("a", Outcome.Sent), Of("b", Outcome.Sent)]).ShouldBe(new MessageTally(2, 2, SentTwice: 1, 0, 0, 0, 0));

    private static Entry Of(string? message, Outcome outcome, Reason? reason = null) => new(Some.Noon, "thank-you", "1001", 0, outcome) { Message = message, Reason = reason?.Key };
}
