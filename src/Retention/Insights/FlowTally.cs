using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.Insights;

/// <summary>What the flows behind one switch did within some time.</summary>
/// <param name="Started">How many journeys began.</param>
/// <param name="Sent">How many messages a provider took.</param>
/// <param name="Unknown">How often a provider's answer was not known at first.</param>
/// <param name="Clicked">How many messages a person followed a link of, scanners left out.</param>
/// <param name="Silences">How often nothing was sent, by the key of the reason; who is held back is among them.</param>
/// <param name="Deferrals">How often a message was put off, by the key of the reason.</param>
public sealed record FlowTally(int Started, int Sent, int Unknown, int Clicked, ImmutableSortedDictionary<string, int> Silences, ImmutableSortedDictionary<string, int> Deferrals)
{
    /// <summary>How often nothing was sent.</summary>
    public int NotSent => Silences.Values.Sum();

    /// <summary>How often a message was put off; what became of it is counted once more.</summary>
    public int PutOff => Deferrals.Values.Sum();

    /// <summary>How often nothing was sent to whom the flow is held back from.</summary>
    public int HeldOut => Silences.GetValueOrDefault(Reason.Holdout.Key);

    /// <summary>How many steps came up and were decided: each was sent, or not for a reason. What waits comes up later.</summary>
    public int Candidates => Sent + NotSent;

    /// <summary>Reads it off counts of these flows.</summary>
    public static FlowTally Of(IEnumerable<DecisionCount> counts)
    {
        var all = counts.ToList();
        int Sum(Outcome outcome) => all.Where(count => count.Outcome == outcome).Sum(count => count.Count);
        ImmutableSortedDictionary<string, int> ByReason(Outcome outcome) => all.Where(count => count.Outcome == outcome)
            .GroupBy(count => count.Reason ?? "", count => count.Count, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(alike => alike.Key, alike => alike.Sum(), StringComparer.Ordinal);
        return new(Sum(Outcome.Started), Sum(Outcome.Sent), Sum(Outcome.Unknown), Sum(Outcome.Clicked), ByReason(Outcome.NotSent), ByReason(Outcome.Deferred));
    }
}
