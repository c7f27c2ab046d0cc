using System.Collections.Frozen;
using System.Collections.Immutable;
using Retention.Shoppers;

namespace Retention.Flows;

/// <summary>The flows there are: a new one adds its folder and its line here.</summary>
public static class AllFlows
{
    /// <summary>All of them, in the order in which a merchant sees them.</summary>
    public static readonly ImmutableArray<Flow> List =
    [
        .. ThankYou.ThankYou.Flows,
        AbandonedCart.AbandonedCart.Flow,
        .. SaveForLater.SaveForLater.Flows,
        ReviewRequest.ReviewRequest.Flow,
        .. Nps.Nps.Flows,
        OwnSurvey.OwnSurvey.Flow,
        Settled.Settled.Flow,
        WinBack.WinBack.Flow,
        Replenishment.Replenishment.Flow,
        .. CreditExpiry.CreditExpiry.Flows,
        TierReached.TierReached.Flow,
        AccountInvitation.AccountInvitation.Flow,
    ];

    /// <summary>Earlier descriptions that journeys may still be under way in.</summary>
    public static readonly ImmutableArray<Flow> Earlier = [.. Nps.FollowUp.Earlier];

    /// <summary>The switches that a merchant sees: one for each family.</summary>
    public static ImmutableArray<Flow> Switches { get; } = [.. List.DistinctBy(flow => flow.Family, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, Flow> ByKey = List.Concat(Earlier).DistinctBy(flow => flow.Key, StringComparer.Ordinal).ToFrozenDictionary(flow => flow.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, ImmutableArray<(Flow Flow, Trigger Trigger)>> ByChange = typeof(Change).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Change)))
        .ToFrozenDictionary(type => type, type => List.SelectMany(flow => flow.Starts.Where(trigger => trigger.Kind is null || trigger.Kind == type).Select(trigger => (flow, trigger))).ToImmutableArray());

    /// <summary>The flow with this key, also one that no longer begins; null when there is none (a newer version stored it).</summary>
    public static Flow? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The flows that such a change may start or move, each with the trigger that says so.</summary>
    public static ImmutableArray<(Flow Flow, Trigger Trigger)> StartedBy(Change change) => ByChange[change.GetType()];

    /// <summary>The flow in the version that the journey entered; null when there is none here (a newer program began it).</summary>
    public static Flow? Find(Journey journey) => Find(journey, List) ?? Find(journey, Earlier);

    /// <summary>The flow among these in the version that the journey entered; null when there is none.</summary>
    public static Flow? Find(Journey journey, ImmutableArray<Flow> among)
    {
        foreach (var flow in among)
        {
            if (flow.Version == journey.FlowVersion && string.Equals(flow.Key, journey.Flow, StringComparison.Ordinal))
                return flow;
        }

        return null;
    }
}
