using System.Collections.Immutable;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.Insights;

/// <summary>What was decided about a shop's messages within one hour, counted. It follows from the hour's entries alone: counted again, it is the same.</summary>
public sealed record HourTally
{
    /// <summary>How many messages of an hour are remembered, so that the record stays bounded: a shop of 100,000 orders a month sends some hundreds.</summary>
    public const int MostMessages = 20_000;

    /// <summary>The first moment of the hour (UTC).</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>How often each flow came to each outcome, in a fixed order.</summary>
    public ImmutableArray<DecisionCount> Counts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>A fingerprint of each message that a provider took, in a fixed order; twice where it was taken twice. The first <see cref="MostMessages"/>.</summary>
    public ImmutableArray<long> Sent { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many letters a provider took; null where an earlier version counted the hour, which did not tell them from texts.</summary>
    public int? Letters { get; init; }

    /// <summary>Counts the entries of an hour.</summary>
    public static HourTally Of(DateTimeOffset hour, IEnumerable<Entry> entries)
    {
        var all = entries.ToList();
        return new()
        {
            Hour = hour,
            Counts = [.. DecisionCount.Sum(all.Select(entry => new DecisionCount(entry.Flow, entry.Outcome, entry.Reason, 1)))],
            Letters = all.Count(entry => entry.Outcome == Outcome.Sent && !IsText(entry)),
            Sent = [.. all.Where(entry => entry is { Outcome: Outcome.Sent, Message: not null }).Select(entry => Fingerprint(entry.Message!)).Order().Take(MostMessages)],
        };
    }

    private static bool IsText(Entry entry) => AllFlows.Find(entry.Flow) is { } flow && entry.Step < flow.Steps.Length && flow.Steps[entry.Step].Channel == Channel.Text;

    // FNV-1a of 64 bits: ids of messages are hashes already, so that two of a million share one about once in thirty million times.
    private static long Fingerprint(string message)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in message)
            hash = (hash ^ letter) * 1099511628211UL;
        return unchecked((long)hash);
    }
}
