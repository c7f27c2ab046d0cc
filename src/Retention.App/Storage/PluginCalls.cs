using Azure;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>
/// What a shop's plugin asked within the last days: each call once, and how often one visitor or address asked. Hashes only, forgotten after two days.
/// </summary>
internal sealed class PluginCalls(AppStorage storage)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Takes a call for heard. False when it was heard before: somebody plays it again.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="signature">The call's signature.</param>
    /// <param name="signedAt">When it was signed (UTC): it is heard within a few minutes of that, so the day of it finds it again.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> HearAsync(string shop, string signature, DateTimeOffset signedAt, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.AddEntityAsync(Row(shop, Keys.Call(signature), signedAt), cancellation);
            return true;
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Counts one more of what somebody asked within this hour (UTC). False when there were enough.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="what">What is asked.</param>
    /// <param name="who">By whom: a hash, or the shop as a whole.</param>
    /// <param name="most">How often within an hour.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> MayAsync(string shop, string what, string who, int most, DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var row = Row(shop, Keys.Counted(what, who, now), now);
            var found = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
            var count = found.HasValue ? found.Value!.GetInt32("Count") ?? 0 : 0;
            if (count >= most)
                return false;
            row["Count"] = count + 1;
            try
            {
                if (found.HasValue)
                    await storage.Shops.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await storage.Shops.AddEntityAsync(row, cancellation);
                return true;
            }
            catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
            {
                // Somebody else was counted meanwhile: count on from there.
            }
        }
    }

    /// <summary>Forgets what is older than two days.</summary>
    public async Task CleanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Kept;
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"AskedAt lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await storage.Shops.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }

    private static TableEntity Row(string shop, string key, DateTimeOffset at) => new(Keys.AskedOn(shop, at), key) { ["V"] = StoredJson.Version, ["AskedAt"] = at };
}
