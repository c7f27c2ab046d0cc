using Azure;
using Azure.Data.Tables;
using Retention.Setup;

namespace Retention.App.Storage;

/// <summary>How many of a shop's people may be written to, as stored: the last count, and the one that is under way.</summary>
/// <param name="Last">The last count; null before the first.</param>
/// <param name="Scan">The count under way; null when none is.</param>
internal sealed record StoredReach(ReachCounts? Last, ReachScan? Scan);

/// <summary>A count under way.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Turn">Which turn comes next, from 0.</param>
/// <param name="MovedAt">When it last moved (UTC).</param>
/// <param name="After">The last shopper who was counted; null before the first.</param>
/// <param name="Counted">What was counted so far.</param>
internal sealed record ReachScan(string Id, int Turn, DateTimeOffset MovedAt, string? After, ReachCounts Counted);

/// <summary>The row of a shop that says how many may be written to, so that a page needs one read.</summary>
internal sealed class ReachRows(AppStorage storage)
{
    /// <summary>The last count of the shop; null before the first. One point read.</summary>
    public async Task<ReachCounts?> LastAsync(string shop, CancellationToken cancellation) => (await FindAsync(shop, cancellation)).Reach.Last;

    /// <summary>The counts with the mark that a commit has to match; no mark where no row is yet.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public async Task<(StoredReach Reach, ETag? ETag)> FindAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.Reach, cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.StoredReach), row.Value!.ETag) : (new(Last: null, Scan: null), null);
    }

    /// <summary>Writes the counts. False when somebody else did in between.</summary>
    public async Task<bool> CommitAsync(string shop, StoredReach next, ETag? etag, CancellationToken cancellation)
    {
        var row = new TableEntity(shop, Keys.Reach).With(next, Stored.Default.StoredReach);
        try
        {
            if (etag is { } known)
                await storage.Shops.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancellation);
            else
                await storage.Shops.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>The states of a shop's shoppers after this one, by their ids. What a newer program wrote is left out.</summary>
    public async IAsyncEnumerable<Retention.Shoppers.Shopper> ShoppersAsync(string shop, string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (first, last) = (Keys.Shopper(shop, after ?? ""), Keys.After(Keys.Shopper(shop, "")));
        await foreach (var row in storage.Shoppers.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey gt {first} and PartitionKey lt {last} and RowKey eq {Keys.State}"), maxPerPage: 200, cancellationToken: cancellation))
        {
            if (row.GetInt32("V") <= StoredJson.Version)
                yield return row.Read(Stored.Default.Shopper);
        }
    }
}
