using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>Counts what is posted by the links of one letter: enough for anybody, too little for a machine.</summary>
internal sealed class PostCounter(AppStorage storage)
{
    /// <summary>How many posts a letter's links take in a day (UTC).</summary>
    public const int MostPerDay = 20;

    /// <summary>Counts one more. False when there were enough today.</summary>
    public async Task<bool> MayAsync(LetterLink link, string shopper, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        while (true)
        {
            var (partition, row) = (Keys.Shopper(link.Shop, shopper), Keys.Posts(link.Message));
            var known = await storage.Shoppers.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation);
            var count = known.HasValue && known.Value!.GetString("Day") == today ? known.Value.GetInt32("Count") ?? 0 : 0;
            if (count >= MostPerDay)
                return false;
            var next = new TableEntity(partition, row) { ["V"] = StoredJson.Version, ["Day"] = today, ["Count"] = count + 1 };
            try
            {
                if (known.HasValue)
                    await storage.Shoppers.UpdateEntityAsync(next, known.Value!.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await storage.Shoppers.AddEntityAsync(next, cancellation);
                return true;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Another post of the same letter was counted at this moment: count anew.
            }
        }
    }
}
