using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Merchant.FlowPages;

/// <summary>Reads what a flow's page shows.</summary>
internal sealed class FlowFacts
{
    /// <summary>Reads it.</summary>
    public Task<FlowSeen> ReadAsync(Shop shop, Flow flow, CancellationToken cancellation) => Task.FromResult(new FlowSeen());
}

/// <summary>What a flow's page shows.</summary>
public sealed record FlowSeen;
