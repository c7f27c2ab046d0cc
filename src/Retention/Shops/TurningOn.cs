using Retention.Flows;

namespace Retention.Shops;

/// <summary>What has to be there before a flow is turned on.</summary>
public static class TurningOn
{
    /// <summary>Why the flow can't be turned on yet, with what to do, in a sentence; null when it can.</summary>
    public static string? Obstacle(Flow flow, Shop shop) =>
        flow.Lacks is { } lacks ? $"\"{flow.Title}\" ({flow.Family}) can't be turned on yet: this program does not have {lacks}. It can be rehearsed."
        : IsMarketing(flow) && string.IsNullOrWhiteSpace(shop.Brand.PostalAddress) ? $"\"{flow.Title}\" ({flow.Family}) is advertising, and the law wants the shop's postal address under it (15 USC 7704). Give it first: under \"Set up\" on the shop's page, or with --postal-address."
        : null;

    /// <summary>What is on and can't say anything yet, with what to do, in a sentence; null when nothing is missing.</summary>
    public static string? Note(Flow flow, Shop shop) => flow.Needs(shop);

    private static bool IsMarketing(Flow flow) => AllFlows.List.Any(one => one.Family == flow.Family && one.Purpose == Purpose.Marketing);
}
