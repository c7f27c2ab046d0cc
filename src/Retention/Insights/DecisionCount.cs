using Retention.Shoppers;

namespace Retention.Insights;

/// <summary>How often a flow came to an outcome.</summary>
/// <param name="Flow">The flow's key; empty for what concerns none, a delivery that came twice say.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">The key of the reason; null where there is none.</param>
/// <param name="Count">How often.</param>
public sealed record DecisionCount(string Flow, Outcome Outcome, string? Reason, int Count)
{
    /// <summary>The same with what is alike added up, in a fixed order.</summary>
    public static IEnumerable<DecisionCount> Sum(IEnumerable<DecisionCount> counts) =>
        counts.GroupBy(count => (count.Flow, count.Outcome, count.Reason), count => count.Count)
            .OrderBy(alike => alike.Key.Flow, StringComparer.Ordinal).ThenBy(alike => alike.Key.Outcome).ThenBy(alike => alike.Key.Reason, StringComparer.Ordinal)
            .Select(alike => new DecisionCount(alike.Key.Flow, alike.Key.Outcome, alike.Key.Reason, alike.Sum()));
}
