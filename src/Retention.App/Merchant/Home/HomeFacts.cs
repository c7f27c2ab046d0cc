using System.Collections.Immutable;
using Retention.App.Merchant.FlowPages;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Insights;
using Retention.Shops;

namespace Retention.App.Merchant.Home;

/// <summary>Reads what the first page shows: two queries, and a blob for each flow's switch, however large the shop is.</summary>
internal sealed class HomeFacts(Tallies tallies, Rehearsals rehearsals, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    public async Task<HomeSeen> ReadAsync(Shop shop, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var asked = AllFlows.Switches.Select(flow => rehearsals.FindAsync(shop.Id, flow.Family, cancellation)).ToArray();
        var tally = await tallies.ReadAsync(shop.Id, now - FlowFacts.Week, now, now, cancellation);
        var rehearsed = await Task.WhenAll(asked);
        return new(tally, [.. AllFlows.Switches.Zip(rehearsed, (flow, found) => (flow, FlowFacts.Of(flow, tally, found, wish: null)))]);
    }
}

/// <summary>What the first page shows.</summary>
/// <param name="Tally">What all flows did in the last seven days.</param>
/// <param name="Flows">Each switch with its numbers.</param>
public sealed record HomeSeen(Tally Tally, ImmutableArray<(Flow Flow, FlowSeen Seen)> Flows);
