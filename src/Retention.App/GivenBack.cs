using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// Messages that a provider certainly did not take and asked us to come back with: their claim was given back, and only their row still tells of them.
/// Whoever ends their step meanwhile finds them here, so that none stands as waiting for ever.
/// </summary>
internal sealed class GivenBack(ShopperStore shoppers)
{
    /// <summary>The claim that was given back last in the journey's step; null when there is none. Costs nothing where no provider asked us to wait.</summary>
    public async Task<Claim?> FindAsync(Walk walk, CancellationToken cancellation)
    {
        if (walk.Journey is not { Claim: null, Waits: > 0 } || walk.Journey.Step >= walk.Flow.Steps.Length)
            return null;
        var row = await shoppers.FindAsync(walk.Seen.Shop.Id, walk.Loaded.Shopper, Keys.Message(walk.MessageId), cancellation);
        return row?.GetString("State") == nameof(MessageState.Waiting) ? ReportedMessage.ClaimOf(row) : null;
    }

    /// <summary>The rows of those whose journey an event ended, as they stand from now on.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="loaded">The shopper before the event.</param>
    /// <param name="after">The shopper after it.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IReadOnlyList<TableEntity>> EndedAsync(Shop shop, Loaded loaded, Shopper after, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        foreach (var journey in loaded.Shopper.Journeys.Where(journey => journey.Waits > 0 && after.Journey(journey.Id) is null))
        {
            if (AllFlows.Find(journey) is not { } flow)
                continue;
            var walk = new Walk(loaded, flow, journey, new Seen(loaded.Shopper, journey, shop, now));
            if (!after.IsErased && await FindAsync(walk, cancellation) is { } claim)
                rows.Add(StepRecords.MessageRow(walk, claim, MessageState.Dropped, now));
        }

        return rows;
    }
}
