using System.Collections.Immutable;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.Insights;

/// <summary>What was decided about a shop's messages within some time, by whole hours.</summary>
/// <param name="Hours">The hours in which anything was decided, the earliest first.</param>
public sealed record Tally(ImmutableArray<HourTally> Hours)
{
    /// <summary>How often each flow came to each outcome.</summary>
    public IEnumerable<DecisionCount> Counts => DecisionCount.Sum(Hours.SelectMany(hour => hour.Counts));

    /// <summary>How many letters a provider took since this moment (UTC), by whole hours. Of hours that an earlier version counted, texts too.</summary>
    public int LettersSince(DateTimeOffset from) =>
        Hours.Where(hour => hour.Hour > from.AddHours(-1)).Sum(hour => hour.Letters ?? hour.Counts.Where(count => count.Outcome == Outcome.Sent).Sum(count => count.Count));

    /// <summary>How many messages a provider took: those that <see cref="SentTwice"/> was counted among.</summary>
    public int Messages => Hours.SelectMany(hour => hour.Sent).Distinct().Count();

    /// <summary>How many a provider took more than once. It must be none.</summary>
    public int SentTwice => Hours.SelectMany(hour => hour.Sent).CountBy(message => message).Count(message => message.Value > 1);

    /// <summary>What the flows behind a switch did.</summary>
    public FlowTally Of(string family) => FlowTally.Of(Counts.Where(count => Flow.FamilyOf(count.Flow) == family));

    /// <summary>The hours in which the flows behind a switch decided anything, the latest first; of all flows when none is named. So a log is paged back.</summary>
    public IEnumerable<DateTimeOffset> HoursOf(string? family = null) =>
        Hours.Reverse().Where(hour => family is null || hour.Counts.Any(count => Flow.FamilyOf(count.Flow) == family)).Select(hour => hour.Hour);
}
