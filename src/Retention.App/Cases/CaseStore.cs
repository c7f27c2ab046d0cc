using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Cases;

/// <summary>A case as it was read, with the mark that a change has to match.</summary>
/// <param name="Case">The case.</param>
/// <param name="ETag">The row's mark.</param>
internal sealed record LoadedCase(Case Case, ETag ETag);

/// <summary>
/// Cases in storage, a partition for each shop. A case stands there twice: under its id, and, as far as a list shows it, among those that are
/// open or those that are closed. Both are written in one transaction.
/// </summary>
internal sealed class CaseStore(AppStorage storage)
{
    /// <summary>Opens a case, or adds to it what more was said: heard again it changes nothing. The case as it stands then.</summary>
    public async Task<Case> HearAsync(string shop, Case opened, CancellationToken cancellation)
    {
        while (true)
        {
            var known = await LoadAsync(shop, opened.Id, cancellation);
            var next = known?.Case.Hearing(opened) ?? opened;
            if (ReferenceEquals(next, known?.Case) || await WriteAsync(shop, known, next, cancellation))
                return next; // Otherwise somebody else wrote in between: look again.
        }
    }

    /// <summary>Cases of a shop, as far as a list shows them: those that are open, the one that is due first at the top, then, unless only those are wanted, the closed ones, the newest first.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="openOnly">Whether only those that are not closed are wanted.</param>
    /// <param name="most">How many at most of either.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IReadOnlyList<Case>> ListAsync(string shop, bool openOnly, int most, CancellationToken cancellation)
    {
        var cases = new List<Case>();
        foreach (var beginning in openOnly ? [Keys.OpenCases] : new[] { Keys.OpenCases, Keys.ClosedCases })
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {beginning} and RowKey lt {Keys.After(beginning)}");
            await foreach (var row in storage.Cases.QueryAsync<TableEntity>(filter, maxPerPage: most, cancellationToken: cancellation).Take(most).WithCancellation(cancellation))
                cases.Add(row.Read(Stored.Default.Case));
        }

        return cases;
    }

    /// <summary>Cases of a shop, whole, in no order.</summary>
    public async Task<IReadOnlyList<Case>> AllAsync(string shop, int most, CancellationToken cancellation)
    {
        var cases = new List<Case>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {Keys.Case("")} and RowKey lt {Keys.After(Keys.Case(""))}");
        await foreach (var row in storage.Cases.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(most, 1_000), cancellationToken: cancellation).Take(most).WithCancellation(cancellation))
            cases.Add(row.Read(Stored.Default.Case));
        return cases;
    }

    /// <summary>The case with this id; null when there is none.</summary>
    public async Task<Case?> FindAsync(string shop, string id, CancellationToken cancellation) => (await LoadAsync(shop, id, cancellation))?.Case;

    /// <summary>The case with this id and its mark; null when there is none.</summary>
    public async Task<LoadedCase?> LoadAsync(string shop, string id, CancellationToken cancellation)
    {
        if (id.Length > 64 || !id.All(char.IsAsciiHexDigitLower))
            return null;
        var row = await storage.Cases.GetEntityIfExistsAsync<TableEntity>(shop, Keys.Case(id), cancellationToken: cancellation);
        return row.HasValue ? new(row.Value!.Read(Stored.Default.Case), row.Value!.ETag) : null;
    }

    /// <summary>Changes a case; somebody else's change in between is kept. Null when there is none, or the change gives none.</summary>
    public async Task<Case?> ChangeAsync(string shop, string id, Func<Case, Case?> change, CancellationToken cancellation)
    {
        while (await LoadAsync(shop, id, cancellation) is { } known)
        {
            if (change(known.Case) is not { } next)
                return null;
            if (ReferenceEquals(next, known.Case) || await WriteAsync(shop, known, next, cancellation))
                return next;
        }

        return null;
    }

    /// <summary>The cases of these shoppers, whole.</summary>
    public async Task<IReadOnlyList<Case>> OfAsync(string shop, IReadOnlyCollection<string> shoppers, CancellationToken cancellation)
    {
        var found = new List<Case>();
        foreach (var shopper in shoppers)
            found.AddRange((await RowsOfAsync(shop, shopper, cancellation)).Where(row => row.RowKey.StartsWith(Keys.Case(""), StringComparison.Ordinal)).Select(row => row.Read(Stored.Default.Case)));
        return found;
    }

    /// <summary>Forgets the cases of these shoppers, with all that was written.</summary>
    public async Task EraseAsync(string shop, IReadOnlyCollection<string> shoppers, CancellationToken cancellation)
    {
        foreach (var shopper in shoppers)
        {
            foreach (var some in (await RowsOfAsync(shop, shopper, cancellation)).Chunk(100))
                await storage.Cases.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
    }

    // Under both of its keys.
    private async Task<List<TableEntity>> RowsOfAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in storage.Cases.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and Shopper eq {shopper}"), cancellationToken: cancellation))
            rows.Add(row);
        return rows;
    }

    private async Task<bool> WriteAsync(string shop, LoadedCase? known, Case next, CancellationToken cancellation)
    {
        var row = Row(shop, Keys.Case(next.Id), next);
        var actions = new List<TableTransactionAction>
        {
            known is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, known.ETag),
            new(TableTransactionActionType.UpsertReplace, Row(shop, Listed(next), next.Listed())),
        };
        if (known is not null && Listed(known.Case) != Listed(next))
            actions.Add(new(TableTransactionActionType.Delete, new TableEntity(shop, Listed(known.Case)), ETag.All));
        try
        {
            await storage.Cases.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (TableTransactionFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static string Listed(Case one) => one.ClosedAt is { } closed ? Keys.ClosedCase(closed, one.Id) : Keys.OpenCase(one.DueAt, one.Id);

    private static TableEntity Row(string shop, string key, Case one)
    {
        var row = new TableEntity(shop, key).With(one, Stored.Default.Case);
        row["Shopper"] = one.Shopper;
        row["State"] = one.State.ToString();
        return row;
    }
}
