using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>How many messages a shop with a sending limit has handed over, by the hour. Counted before the provider is called, so rather too many than too few.</summary>
internal sealed class SentCounter(AppStorage storage)
{
    /// <summary>How many within the last 24 hours; the hour in which they begin is counted whole.</summary>
    public async Task<int> TodayAsync(string shop, DateTimeOffset now, CancellationToken cancellation)
    {
        var (partition, first) = (Keys.SentHours(shop), Hour(now.AddHours(-24)));
        var sum = 0;
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first}"), cancellationToken: cancellation))
            sum += row.GetInt32("Count") ?? 0;
        return sum;
    }

    /// <summary>Counts one.</summary>
    public async Task AddAsync(string shop, DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(Keys.SentHours(shop), Hour(now), cancellationToken: cancellation);
            var row = new TableEntity(Keys.SentHours(shop), Hour(now)) { ["V"] = StoredJson.Version, ["Count"] = 1 + (found.HasValue ? found.Value!.GetInt32("Count") ?? 0 : 0) };
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
