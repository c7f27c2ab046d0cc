using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Queues;

/// <summary>
/// A safety net under the alarms: clocks jump, and of two programs one may be ahead, so a wake-up may stand in the plan whose alarm was taken
/// away. Its alarm is written again.
/// </summary>
internal sealed class Oversleeping(AppStorage storage, ShopStore shops, Schedule schedule, TimeProvider time)
{
    // A backlog has its alarms: what is overdue is looked for a page at a time, the oldest first.
    private const int Most = 1_000;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>Looks for wake-ups of yesterday and today that are overdue, shop by shop.</summary>
    public async Task WakeAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Late;
        foreach (var shop in await shops.ListAsync(cancellation))
        {
            await WakeAsync(shop.Shop.Id, before.AddDays(-1), before, cancellation);
            await WakeAsync(shop.Shop.Id, before, before, cancellation);
        }
    }

    private async Task WakeAsync(string shop, DateTimeOffset day, DateTimeOffset before, CancellationToken cancellation)
    {
        var (partition, last) = (Keys.PlanDay(shop, day), Keys.Instant(before));
        var overdue = storage.Plan.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {last}"), Most, ["Due"], cancellation);
        await foreach (var page in overdue.AsPages())
        {
            foreach (var minute in page.Values.DistinctBy(row => Keys.Minute(row.GetDateTimeOffset("Due")!.Value), StringComparer.Ordinal))
                await schedule.AlarmAsync(shop, minute.GetDateTimeOffset("Due")!.Value, cancellation);
            break;
        }
    }
}
