using Azure;
using Azure.Data.Tables;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>
/// Lists of saved items that visitors keep without an account: a row each, found by whoever has its id, and beside them a row for each address that was asked
/// whether a list is its owner's. Forgotten when nothing was changed for 180 days.
/// </summary>
internal sealed class AnonymousLists(AppStorage storage)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>The list; null when there is none.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="row">Its row: see <see cref="Keys.List"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<AnonymousList?> FindAsync(string shop, string row, CancellationToken cancellation) => (await RowAsync(shop, row, cancellation))?.Read(Stored.Default.AnonymousList);

    /// <summary>The list, if it bears the address with this hash; else null.</summary>
    public async Task<AnonymousList?> FindAsync(string shop, string row, string address, CancellationToken cancellation) =>
        await RowAsync(shop, row, cancellation) is { } found && found.GetString("Address") == address ? found.Read(Stored.Default.AnonymousList) : null;

    /// <summary>Changes a list; one that is not there begins empty. Somebody else's change in between is kept.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="row">Its row.</param>
    /// <param name="change">The change; it may be asked several times. The same list changes nothing, null removes it.</param>
    /// <param name="address">The hash of its address; null where it has none.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<AnonymousList?> ChangeAsync(string shop, string row, Func<AnonymousList, AnonymousList?> change, Func<AnonymousList, KnownName?> address, DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await RowAsync(shop, row, cancellation);
            var before = found?.Read(Stored.Default.AnonymousList) ?? new();
            var after = change(before);
            if (ReferenceEquals(after, before))
                return after;
            try
            {
                if (after is null)
                    await storage.Shops.DeleteEntityAsync(Keys.Lists(shop), row, found?.ETag ?? ETag.All, cancellation);
                else if (found is null)
                    await storage.Shops.AddEntityAsync(Row(shop, row, after, address(after), now), cancellation);
                else
                    await storage.Shops.UpdateEntityAsync(Row(shop, row, after, address(after), now), found.ETag, TableUpdateMode.Replace, cancellation);
                return after;
            }
            catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
            {
                if (after is null && raced.Status == 404)
                    return null; // It is gone already.
            }
        }
    }

    /// <summary>The row of an address that was asked; null when it was not.</summary>
    public Task<TableEntity?> AskedAsync(string shop, string address, CancellationToken cancellation) => RowAsync(shop, Keys.ListAsked(address), cancellation);

    /// <summary>Writes that row as it was read and changed, or anew. False when somebody else wrote it in between.</summary>
    public async Task<bool> WriteAskedAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            if (row.ETag == default)
                await storage.Shops.AddEntityAsync(row, cancellation);
            else
                row.ETag = (await storage.Shops.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation)).Headers.ETag ?? default;
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>A new row of that kind.</summary>
    public static TableEntity NewAsked(string shop, string address, DateTimeOffset now) => new(Keys.Lists(shop), Keys.ListAsked(address)) { ["V"] = StoredJson.Version, ["Address"] = address, ["ListChangedAt"] = now };

    /// <summary>Forgets the lists of an address, and that it was asked. Done again, it finds nothing more.</summary>
    public async Task EraseAsync(string shop, string address, CancellationToken cancellation)
    {
        var partition = Keys.Lists(shop);
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Address eq {address}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await storage.Shops.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }

    /// <summary>Forgets what was not changed for 180 days.</summary>
    public async Task CleanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Kept;
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"ListChangedAt lt {before}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await storage.Shops.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }

    private async Task<TableEntity?> RowAsync(string shop, string row, CancellationToken cancellation)
    {
        var found = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(Keys.Lists(shop), row, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    private static TableEntity Row(string shop, string row, AnonymousList list, KnownName? address, DateTimeOffset now) =>
        new TableEntity(Keys.Lists(shop), row) { ["ListChangedAt"] = now, ["Address"] = address?.Hash }.With(list, Stored.Default.AnonymousList);
}
