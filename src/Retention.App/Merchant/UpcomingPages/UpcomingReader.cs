using System.Collections.Concurrent;
using Azure.Data.Tables;
using Retention.App.Explaining;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Merchant.UpcomingPages;

/// <summary>
/// Reads what is to come. The plan has a wake-up for each message, but a wake-up is only a hint: it stays when a journey moves or ends. So the plan
/// is counted, and each line that is shown is looked up with its shopper.
/// </summary>
internal sealed class UpcomingReader(AppStorage storage, Identity identity)
{
    /// <summary>How many wake-ups a page looks up, a request each.</summary>
    public const int PerPage = 40;

    /// <summary>How many wake-ups are counted, a request for each thousand.</summary>
    public const int Most = 5_000;

    private const int AtOnce = 8;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>Reads a page.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="from">Where it begins: a moment as keys write it, with what follows in the row's key; null for the first page.</param>
    /// <param name="now">The moment of asking (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<UpcomingSeen> ReadAsync(Shop shop, string? from, DateTimeOffset now, CancellationToken cancellation)
    {
        var (plan, time) = (await PlanAsync(shop.Id, now, cancellation), ShopTime.Of(shop));
        var days = plan.GroupBy(row => time.Local(Due(row)).Date)
            .Select(day => new UpcomingDay(Due(day.First()), day.DistinctBy(row => (row.GetString("Shopper"), row.GetString("Journey"))).Count(), Keys.Instant(Due(day.First()))));
        var page = plan.Where(row => string.CompareOrdinal(row.RowKey, from ?? "") >= 0).Take(PerPage + 1).ToList();
        var shoppers = await ShoppersAsync(shop.Id, page.Take(PerPage), cancellation);
        return new([.. days], plan.Count == Most, [.. page.Take(PerPage).SelectMany(row => LinesOf(shop, row, shoppers[row.GetString("Shopper")!]))], page.Count > PerPage ? page[PerPage].RowKey : null);
    }

    private async Task<List<TableEntity>> PlanAsync(string shop, DateTimeOffset now, CancellationToken cancellation)
    {
        var (first, last, end) = (Keys.PlanDay(shop, now.AddDays(-1)), Keys.PlanDay(shop, now + Ahead), Keys.Instant(now + Ahead));
        var rows = new List<TableEntity>();
        await foreach (var row in storage.Plan.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey lt {end}"), select: ["PartitionKey", "RowKey", "Shopper", "Journey", "Due"], cancellationToken: cancellation).Take(Most).WithCancellation(cancellation))
        {
            // What waits for an item is no shopper's yet.
            if (row.GetString("Shopper") is { Length: > 0 })
                rows.Add(row);
        }

        return rows;
    }

    private async Task<IReadOnlyDictionary<string, Shopper>> ShoppersAsync(string shop, IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        var known = new ConcurrentDictionary<string, Shopper>(StringComparer.Ordinal);
        var ids = rows.Select(row => row.GetString("Shopper")!).Distinct(StringComparer.Ordinal);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, stopping) =>
            known[id] = (await identity.FollowAsync(shop, id, stopping)).Shopper);
        return known;
    }

    private static IEnumerable<UpcomingLine> LinesOf(Shop shop, TableEntity row, Shopper shopper)
    {
        // Of a claimed message the provider decides by now, and a journey that wakes at another time has another wake-up.
        if (shopper.Journey(row.GetString("Journey")!) is { Claim: null } journey && Keys.Instant(journey.WakeAt) == Keys.Instant(Due(row)))
            yield return new(shopper.Id, NextStep.Of(shopper, [journey])[0], NoteOf(shop, shopper, journey));
    }

    private static string? NoteOf(Shop shop, Shopper shopper, Journey journey) =>
        shop.IsPaused ? "all sending is stopped"
        : shop.IsWaiting(Flow.FamilyOf(journey.Flow)) ? "the flow is paused"
        : shopper.HeldUntil > journey.WakeAt ? "you paused this shopper"
        : shop.ModeOf(Flow.FamilyOf(journey.Flow)) == FlowMode.Off ? "the flow is off: nothing will be sent"
        : null;

    private static DateTimeOffset Due(TableEntity row) => row.GetDateTimeOffset("Due")!.Value;
}
