namespace Retention.Shoppers;

/// <summary>What became of a shop's messages, counted from what was written down: "sent twice: 0 of N" is computed, not asserted.</summary>
/// <param name="Messages">How many messages were handed to a provider, or were about to be.</param>
/// <param name="Sent">How many of them a provider took.</param>
/// <param name="SentTwice">How many a provider took more than once. It must be none.</param>
/// <param name="Unknown">Of how many it is not known yet whether they were taken.</param>
/// <param name="Lost">Of how many it can't be found out; they are never sent again.</param>
/// <param name="Refused">How many a provider would not take.</param>
/// <param name="Deferred">How often a message was put off.</param>
public sealed record MessageTally(int Messages, int Sent, int SentTwice, int Unknown, int Lost, int Refused, int Deferred)
{
    /// <summary>Counts.</summary>
    /// <param name="entries">The decision log, in order.</param>
    /// <param name="claimed">Messages that were claimed, by id, where more is known of them than the log tells: whoever claimed one may have died.</param>
    public static MessageTally Of(IEnumerable<Entry> entries, IEnumerable<string>? claimed = null)
    {
        var log = entries.Where(entry => entry.Outcome != Outcome.Clicked).ToList();
        var messages = log.Where(entry => entry.Message is not null).GroupBy(entry => entry.Message!, StringComparer.Ordinal).ToList();
        int CountLast(Func<Entry, bool> holds) => messages.Count(message => holds(message.Last()));
        return new(
            Messages: messages.Select(message => message.Key).Union(claimed ?? [], StringComparer.Ordinal).Count(),
            Sent: messages.Count(message => message.Any(entry => entry.Outcome == Outcome.Sent)),
            SentTwice: messages.Count(message => message.Count(entry => entry.Outcome == Outcome.Sent) > 1),
            Unknown: CountLast(entry => entry.Outcome == Outcome.Unknown),
            Lost: CountLast(entry => entry.Reason == Decisions.Reason.Lost.Key),
            Refused: CountLast(entry => entry.Reason == Decisions.Reason.ProviderRefused.Key),
            Deferred: log.Count(entry => entry.Outcome == Outcome.Deferred));
    }
}
