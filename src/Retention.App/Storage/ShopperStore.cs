using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>A shopper as it was read, with the mark that a commit has to match.</summary>
/// <param name="Shopper">The shopper; an empty one where no row is yet.</param>
/// <param name="ETag">The row's mark; null where no row is yet.</param>
internal sealed record Loaded(Shopper Shopper, ETag? ETag);

/// <summary>Shoppers in storage: read by one point, committed by one transaction.</summary>
internal sealed class ShopperStore(AppStorage storage)
{
    /// <summary>Reads one shopper's state.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public async Task<Loaded> LoadAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var row = await storage.Shoppers.GetEntityIfExistsAsync<TableEntity>(Keys.Shopper(shop, shopper), Keys.State, cancellationToken: cancellation);
        return row.HasValue
            ? new(row.Value!.Read(Stored.Default.Shopper), row.Value!.ETag)
            : new(new Shopper { Id = shopper }, null);
    }

    /// <summary>
    /// Writes the shopper and the rows beside it, all or nothing. False when somebody else wrote in between: load and decide again.
    /// (A repeated request can find its own first try in its way; deciding again then finds the event known.)
    /// </summary>
    public async Task<bool> CommitAsync(string shop, Loaded loaded, Shopper next, IEnumerable<TableEntity> beside, CancellationToken cancellation) =>
        await ReplaceAsync(shop, loaded, next, beside, cancellation) is not null;

    /// <summary>As <see cref="CommitAsync"/>, for whoever goes on: the shopper as it stands in storage now, so that it need not be read again; null on a conflict.</summary>
    public async Task<Loaded?> ReplaceAsync(string shop, Loaded loaded, Shopper next, IEnumerable<TableEntity> beside, CancellationToken cancellation)
    {
        var partition = Keys.Shopper(shop, loaded.Shopper.Id);
        var state = new TableEntity(partition, Keys.State).With(next, Stored.Default.Shopper);
        var actions = new List<TableTransactionAction>
        {
            loaded.ETag is { } etag
                ? new(TableTransactionActionType.UpdateReplace, state, etag)
                : new(TableTransactionActionType.Add, state),
        };
        actions.AddRange(beside.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
        try
        {
            var answers = await storage.Shoppers.SubmitTransactionAsync(actions, cancellation);
            return new(next, answers.Value[0].Headers.ETag ?? throw new InvalidDataException("Storage answered a commit without the row's mark."));
        }
        catch (TableTransactionFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes a row beside the state as it was read and changed, and others of its partition with it, all or nothing; the state is not touched.
    /// False when somebody else changed it in between.
    /// </summary>
    public async Task<bool> ChangeAsync(TableEntity row, IEnumerable<TableEntity> others, CancellationToken cancellation)
    {
        try
        {
            await storage.Shoppers.SubmitTransactionAsync(
                [new(TableTransactionActionType.UpdateReplace, row, row.ETag), .. others.Select(other => new TableTransactionAction(TableTransactionActionType.UpsertReplace, other))], cancellation);
            return true;
        }
        catch (TableTransactionFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Writes one row beside the state as it was read and changed, for whoever goes on: its mark now; null when somebody else wrote it in between, or erased it.</summary>
    public async Task<ETag?> ReplaceAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            return (await storage.Shoppers.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation)).Headers.ETag;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>A row beside the state, in the shopper's partition.</summary>
    public static TableEntity Beside(string shop, string shopper, string row) => new(Keys.Shopper(shop, shopper), row) { ["V"] = StoredJson.Version };

    /// <summary>The id of the shopper in whose partition the row stands.</summary>
    public static string OwnerOf(TableEntity row) => row.PartitionKey[(row.PartitionKey.LastIndexOf('|') + 1)..];

    /// <summary>Reads a row beside the state; null when there is none.</summary>
    public async Task<TableEntity?> FindAsync(string shop, string shopper, string row, CancellationToken cancellation)
    {
        var found = await storage.Shoppers.GetEntityIfExistsAsync<TableEntity>(Keys.Shopper(shop, shopper), row, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>
    /// Reads a row beside the state, of the shopper or of whoever was merged into it: a merge moves the state only, and leaves orders with their
    /// lines, messages and decisions where they were written. Null when there is none.
    /// </summary>
    public async Task<TableEntity?> FindAsync(string shop, Shopper shopper, string row, CancellationToken cancellation)
    {
        foreach (var id in Everyone(shopper))
        {
            if (await FindAsync(shop, id, row, cancellation) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>All rows whose key begins so, of the shopper and of all who were merged into it.</summary>
    public async IAsyncEnumerable<TableEntity> Rows(string shop, Shopper shopper, string beginning, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var id in Everyone(shopper))
        {
            await foreach (var row in Rows(shop, id, beginning, cancellation))
                yield return row;
        }
    }

    /// <summary>All rows of a shopper whose key begins so; for an empty beginning every row but the copies of letters.</summary>
    public AsyncPageable<TableEntity> Rows(string shop, string shopper, string beginning, CancellationToken cancellation)
    {
        var (partition, end) = (Keys.Shopper(shop, shopper), beginning.Length == 0 ? Keys.Letters : Keys.After(beginning));
        return storage.Shoppers.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {beginning} and RowKey lt {end}"),
            cancellationToken: cancellation);
    }

    // Itself first: what was written last stands there.
    private static IEnumerable<string> Everyone(Shopper shopper) => shopper.Merged.Reverse().Prepend(shopper.Id);

    /// <summary>Deletes rows beside the state. Two may do it at once, as when a person is erased who is told of twice.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var some in rows.Chunk(100))
        {
            try
            {
                await storage.Shoppers.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // One of them is gone already, and so none was deleted: each by itself.
                foreach (var row in some)
                    await storage.Shoppers.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
            }
        }
    }
}
