using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>How many messages a shop with a sending limit, or without a domain of its own, has handed over, by the hour. Counted before the provider is called, so rather too many than too few.</summary>
internal sealed class SentCounter(AppStorage storage)
{
    /// <summary>How many within the last 24 hours; the hour in which they begin is counted whole.</summary>
    public Task<int> TodayAsync(string shop, DateTimeOffset now, CancellationToken cancellation) => SumAsync(Keys.SentHours(shop), now, cancellation);

    /// <summary>As <see cref="TodayAsync"/>, of those alone that went from the operator's address.</summary>
    public Task<int> SharedTodayAsync(string shop, DateTimeOffset now, CancellationToken cancellation) => SumAsync(Keys.SharedHours(shop), now, cancellation);

    /// <summary>Counts one.</summary>
    public Task AddAsync(string shop, DateTimeOffset now, CancellationToken cancellation) => CountAsync(Keys.SentHours(shop), now, cancellation);

    /// <summary>Counts one that goes from the operator's address.</summary>
    public Task AddSharedAsync(string shop, DateTimeOffset now, CancellationToken cancellation) => CountAsync(Keys.SharedHours(shop), now, cancellation);

    private async Task<int> SumAsync(string partition, DateTimeOffset now, CancellationToken cancellation)
    {
        var first = Hour(now.AddHours(-24));
        var sum = 0;
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first}"), cancellationToken: cancellation))
            sum += row.GetInt32("Count") ?? 0;
        return sum;
    }

    private async Task CountAsync(string partition, DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(partition, Hour(now), cancellationToken: cancellation);
            var row = new TableEntity(partition, Hour(now)) { ["V"] = StoredJson.Version, ["Count"] = 1 + (found.HasValue ? found.Value!.GetInt32("Count") ?? 0 : 0) };
            try
            {
                if (found.HasValue)
                    await storage.Shops.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await storage.Shops.AddEntityAsync(row, cancellation);
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 409 or 412)
            {
                // Somebody else counted meanwhile: count on from theirs.
            }
        }
    }

    private static string Hour(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}
