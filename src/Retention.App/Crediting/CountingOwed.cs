using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Rewards;

namespace Retention.App.Crediting;

/// <summary>
/// Counts once a day what each shop owes its shoppers, so many rows at a time, from where the last time ended. The shop's page shows the last count
/// that was finished.
/// </summary>
internal sealed class CountingOwed(AppStorage storage, ShopStore shops, TimeProvider time)
{
    private const int PerPage = 500;
    private const int MostPages = 20;

    /// <summary>Goes on with each shop that is not counted today.</summary>
    public async Task CountAllAsync(CancellationToken cancellation)
    {
        foreach (var record in await shops.ListAsync(cancellation))
        {
            if (record.Shop.UninstalledAt is null)
                await CountAsync(record.Shop.Id, cancellation);
        }
    }

    /// <summary>The last count that was finished; null before the first.</summary>
    public async Task<OwedCount?> LastAsync(string shop, CancellationToken cancellation) =>
        (await RowAsync(shop, Keys.OwedCounted, cancellation))?.Read(Stored.Default.OwedCount);

    /// <summary>Goes on with one shop. Whether today's count is finished.</summary>
    public async Task<bool> CountAsync(string shop, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if ((await LastAsync(shop, cancellation))?.Day >= today)
            return true;
        var begun = await RowAsync(shop, Keys.OwedCounting, cancellation);
        var count = begun?.Read(Stored.Default.OwedCount) is { } open && open.Day == today ? open : new OwedCount(today);
        var token = count.Last is null ? null : begun!.GetString("Token");
        var (first, last, from, to) = (Keys.Shopper(shop, ""), Keys.After(Keys.Shopper(shop, "")), Keys.Credit, Keys.After(Keys.Credit));
        var rows = storage.Shoppers.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last} and RowKey ge {from} and RowKey lt {to}"), cancellationToken: cancellation);
        await foreach (var page in rows.AsPages(token, PerPage).Take(MostPages).WithCancellation(cancellation))
        {
            count = page.Values.Where(CreditRows.IsReward).Select(CreditRows.Read).Aggregate(count, (sum, one) => sum.With(one.Account, one.Reward));
            token = page.ContinuationToken;
        }

        var row = new TableEntity(Keys.Owed(shop), token is null ? Keys.OwedCounted : Keys.OwedCounting).With(count, Stored.Default.OwedCount);
        row["Token"] = token;
        await storage.Tallies.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        return token is null;
    }

    private async Task<TableEntity?> RowAsync(string shop, string row, CancellationToken cancellation) =>
        await storage.Tallies.GetEntityIfExistsAsync<TableEntity>(Keys.Owed(shop), row, cancellationToken: cancellation) is { HasValue: true } found ? found.Value : null;
}
