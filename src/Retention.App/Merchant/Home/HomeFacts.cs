using System.Collections.Immutable;
using Retention.App.Merchant.FlowPages;
using Retention.App.Merchant.SetupPages;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Insights;
using Retention.Setup;
using Retention.Shops;

namespace Retention.App.Merchant.Home;

/// <summary>Reads what the first page shows: two queries, a row, and a blob for each flow's switch, however large the shop is.</summary>
internal sealed class HomeFacts(Tallies tallies, Rehearsals rehearsals, SetupFacts setup, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    public async Task<HomeSeen> ReadAsync(Shop shop, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var asked = AllFlows.Switches.Select(flow => rehearsals.FindAsync(shop.Id, flow.Family, cancellation)).ToArray();
        var tally = await tallies.ReadAsync(shop.Id, now - FlowFacts.Week, now, now, cancellation);
        var checks = await setup.ChecksAsync(shop, cancellation);
        var rehearsed = await Task.WhenAll(asked);
        return new(tally, checks, [.. AllFlows.Switches.Zip(rehearsed, (flow, found) => (flow, FlowFacts.Of(flow, tally, found, wish: null)))]) { Copy = shop.Copy is { } copy && copy.IsThere(now) ? copy : null };
    }
}

/// <summary>What the first page shows.</summary>
/// <param name="Tally">What all flows did in the last seven days.</param>
/// <param name="Checks">The seven checks of the setting up.</param>
/// <param name="Flows">Each switch with its numbers.</param>
public sealed record HomeSeen(Tally Tally, ImmutableArray<SetupCheck> Checks, ImmutableArray<(Flow Flow, FlowSeen Seen)> Flows)
{
    /// <summary>A copy of the shop that delivers with its keys; null while there is none.</summary>
    public ShopCopy? Copy { get; init; }
}
