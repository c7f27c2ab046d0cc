using System.Collections.Immutable;

namespace Retention.Flows;

/// <summary>The flows there are: a new one adds its folder and its line here.</summary>
public static class AllFlows
{
    /// <summary>All of them, in the order in which a merchant sees them.</summary>
    public static readonly ImmutableArray<Flow> List =
    [
        ThankYou.ThankYou.Flow,
    ];

    /// <summary>The flow with this key; null when there is none (a newer version stored it).</summary>
    public static Flow? Find(string key) => List.FirstOrDefault(flow => string.Equals(flow.Key, key, StringComparison.Ordinal));
}
