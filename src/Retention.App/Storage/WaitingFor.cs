using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Storage;

/// <summary>Somebody who waits for an item.</summary>
/// <param name="Place">The place in the line: a text that sorts by when the item was saved.</param>
/// <param name="Shopper">The shopper's id when it was saved.</param>
/// <param name="WantsStock">Whether the shopper asked to hear when it is back.</param>
internal sealed record Waiting(string Place, string Shopper, bool WantsStock);

/// <summary>
/// Items of the shops, and the line of those who wait for each, so that what concerns many is told to each of them. The shopper's own state is
/// what counts: a row here only says whom to ask, and one that is out of step is put right when met.
/// </summary>
internal sealed class WaitingFor(AppStorage storage)
{
    /// <summary>How many are told by one message.</summary>
    public const int Page = 50;

    /// <summary>What is known of the item, with the mark that a commit has to match; nothing while no report came.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public async Task<(OfferedItem? Offered, ETag? ETag)> FindAsync(string shop, string item, CancellationToken cancellation)
    {
        var row = await storage.Items.GetEntityIfExistsAsync<TableEntity>(Keys.Item(shop, item), Keys.State, cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.OfferedItem), row.Value!.ETag) : (null, null);
    }

    /// <summary>Writes what is known of the item; null when somebody else did in between: read and decide again.</summary>
    /// <returns>The row's new mark.</returns>
    public Task<ETag?> CommitAsync(string shop, OfferedItem next, ETag? etag, CancellationToken cancellation) =>
        storage.Items.CommitAsync(new TableEntity(Keys.Item(shop, next.Item.Id), Keys.State).With(next, Stored.Default.OfferedItem), etag, cancellation);

    /// <summary>The variants of a product that were reported, as they are known. All items of the shop are read: products go seldom.</summary>
    public IAsyncEnumerable<Item> OfProductAsync(string shop, string product, CancellationToken cancellation) =>
        OfShopAsync(shop, cancellation).Where(item => (item.ProductId ?? item.Id) == product);

    /// <summary>All items of the shop that were reported, as they are known.</summary>
    public async IAsyncEnumerable<Item> OfShopAsync(string shop, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (first, end) = ($"{shop}|", Keys.After($"{shop}|"));
        await foreach (var row in storage.Items.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and RowKey eq {Keys.State}"), cancellationToken: cancellation))
            yield return row.Read(Stored.Default.OfferedItem).Item;
    }

    /// <summary>The next in the line.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="item">The item.</param>
    /// <param name="after">After which place; null for the beginning.</param>
    /// <param name="upTo">Up to which place; null for the end.</param>
    /// <param name="wantStock">Whether only those who asked to hear when it is back.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IReadOnlyList<Waiting>> NextAsync(string shop, string item, string? after, string? upTo, bool wantStock, CancellationToken cancellation)
    {
        var (partition, first, last) = (Keys.Item(shop, item), after ?? Keys.Line, upTo ?? $"{Keys.Line}~");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {first} and RowKey le {last}");
        if (wantStock)
            filter += TableClient.CreateQueryFilter($" and WantsStock eq {true}");
        var page = new List<Waiting>(Page);
        await foreach (var row in storage.Items.QueryAsync<TableEntity>(filter, maxPerPage: Page, cancellationToken: cancellation))
        {
            page.Add(new(row.RowKey, row.GetString("Shopper")!, row.GetBoolean("WantsStock") ?? false));
            if (page.Count == Page)
                break;
        }

        return page;
    }

    /// <summary>The shopper's place in the line of the item; null when the shopper does not wait for it, or wants to be forgotten.</summary>
    public static string? PlaceOf(Shopper shopper, string item) =>
        !shopper.IsErased && shopper.Item(item) is { IsSaved: true, SavedAt: { } saved } ? Keys.Waiting(saved, shopper.Id) : null;

    /// <summary>Puts the shopper into the line. Done again, it changes nothing.</summary>
    public Task PutAsync(string shop, string item, string place, Shopper shopper, CancellationToken cancellation)
    {
        var row = new TableEntity(Keys.Item(shop, item), place)
        {
            ["V"] = StoredJson.Version,
            ["Shopper"] = shopper.Id,
            ["WantsStock"] = shopper.Item(item)?.WaitsForStock ?? false,
        };
        return storage.Items.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Takes somebody out of the line. Done again, it changes nothing.</summary>
    public Task RemoveAsync(string shop, string item, string place, CancellationToken cancellation) =>
        storage.Items.DeleteEntityAsync(Keys.Item(shop, item), place, cancellationToken: cancellation);
}
