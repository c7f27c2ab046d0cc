using Retention.App.Rehearsing;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Insights;
using Retention.Shops;

namespace Retention.App.Merchant.FlowPages;

/// <summary>Reads what a flow's page shows: two queries and two blobs, however large the shop is.</summary>
internal sealed class FlowFacts(Tallies tallies, Rehearsals rehearsals, AppSettings settings, TimeProvider time)
{
    /// <summary>How far back the numbers of a flow go.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Reads it.</summary>
    public async Task<FlowSeen> ReadAsync(Shop shop, Flow flow, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var tally = tallies.ReadAsync(shop.Id, now - Week, now, now, cancellation);
        var rehearsed = rehearsals.FindAsync(shop.Id, flow.Family, cancellation);
        var wish = await rehearsals.WishAsync(shop.Id, flow.Family, cancellation);
        return Of(flow, await tally, await rehearsed, wish) with { DomainNote = TurningOn.DomainNote(flow, shop, settings.NeedsSenderDomain) };
    }

    /// <summary>Puts it together.</summary>
    public static FlowSeen Of(Flow flow, Tally tally, StoredRehearsal? rehearsed, RehearsalWish? wish) =>
        new(tally.Of(flow.Family), rehearsed, IsMade: wish is null || rehearsed?.Wish == wish.Id || rehearsed?.MadeAt > wish.AskedAt);
}

/// <summary>What a flow's page shows.</summary>
/// <param name="Week">What it did in the last seven days.</param>
/// <param name="Rehearsed">Its last rehearsal; null when there is none yet.</param>
/// <param name="IsMade">Whether the rehearsal that was last asked for is made.</param>
public sealed record FlowSeen(FlowTally Week, StoredRehearsal? Rehearsed, bool IsMade)
{
    /// <summary>What waits until the shop has a domain of its own, in a sentence; null when nothing does.</summary>
    public string? DomainNote { get; init; }
}
