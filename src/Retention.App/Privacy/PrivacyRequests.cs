using System.Text;
using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Privacy;

/// <summary>A request with its id.</summary>
/// <param name="Shop">The shop's id; for an erased shop the partition of its proof.</param>
/// <param name="Id">The keyed hash of the platform's id of it.</param>
/// <param name="Request">The request.</param>
public sealed record KeptRequest(string Shop, string Id, PrivacyRequest Request);

/// <summary>The requests about people's data of each shop, and what became of them. Of a shop that was erased one row is left, by a keyed hash.</summary>
internal sealed class PrivacyRequests(AppStorage storage, RootKey root)
{
    /// <summary>Our id of a request: the same one told again has the same.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="told">What the platform calls it, or the key of its delivery.</param>
    public string IdOf(string shop, string told) => Hash($"{shop}|{told}");

    /// <summary>Where the proof that a shop was erased is kept: nobody who does not have the key finds out which shop it was.</summary>
    public string ErasedShop(string shop) => Keys.ErasedShop(Hash(shop));

    /// <summary>Whether the sending of a shop was stopped when it was last erased.</summary>
    public async Task<bool> WasStoppedAsync(string shop, CancellationToken cancellation) => await ListAsync(ErasedShop(shop), cancellation) is [{ Request.WasStopped: true }, ..];

    /// <summary>One request; null when there is none.</summary>
    public async Task<PrivacyRequest?> FindAsync(string shop, string id, CancellationToken cancellation) => (await LoadAsync(shop, id, cancellation))?.Request;

    /// <summary>Adds or changes a request; somebody else's change in between is kept. Null when the change gives nothing.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="id">The request's.</param>
    /// <param name="change">From what is known, null for nothing, to what is to be; it may be asked several times.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<PrivacyRequest?> ChangeAsync(string shop, string id, Func<PrivacyRequest?, PrivacyRequest?> change, CancellationToken cancellation)
    {
        while (true)
        {
            var known = await LoadAsync(shop, id, cancellation);
            if (change(known?.Request) is not { } next || next == known?.Request)
                return known?.Request;
            var row = new TableEntity(shop, id) { ["HeardAt"] = next.HeardAt, ["Waits"] = next is { Letter: OwnerLetter.Waits, DoneAt: not null } }.With(next, Stored.Default.PrivacyRequest);
            if (await storage.Requests.CommitAsync(row, known?.ETag, cancellation) is not null)
                return next;
        }
    }

    /// <summary>All of a shop, the newest first.</summary>
    public async Task<IReadOnlyList<KeptRequest>> ListAsync(string shop, CancellationToken cancellation) =>
        [.. (await RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {shop}"), cancellation)).OrderByDescending(kept => kept.Request.HeardAt)];

    /// <summary>Those whose letter to the owner has to be written yet, of all shops.</summary>
    public Task<IReadOnlyList<KeptRequest>> WaitingAsync(CancellationToken cancellation) => RowsAsync(TableClient.CreateQueryFilter($"Waits eq {true}"), cancellation);

    /// <summary>Takes somebody who is erased out of earlier requests for data.</summary>
    public async Task ForgetAsync(string shop, string? customer, IReadOnlyCollection<string> shoppers, CancellationToken cancellation)
    {
        foreach (var (_, id, request) in await ListAsync(shop, cancellation))
        {
            if (request.Kind == RequestKind.Data && ((customer is not null && request.Customer == customer) || request.Shoppers.Any(one => shoppers.Contains(one, StringComparer.Ordinal))))
                await ChangeAsync(shop, id, known => known! with { Customer = null, Shoppers = [.. known.Shoppers.Where(one => !shoppers.Contains(one, StringComparer.Ordinal))] }, cancellation);
        }
    }

    /// <summary>Forgets whose data was asked for, after 60 days, and the requests themselves after three years.</summary>
    public async Task CleanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - PrivacyRequest.Told;
        foreach (var (shop, id, request) in await RowsAsync(TableClient.CreateQueryFilter($"HeardAt lt {before}"), cancellation))
        {
            if (request.HeardAt < now - PrivacyRequest.Kept)
                await storage.Requests.DeleteEntityAsync(shop, id, ETag.All, cancellation);
            else if (request.Customer is not null || request.Order is not null || !request.Shoppers.IsEmpty)
                await ChangeAsync(shop, id, known => known! with { Customer = null, Order = null, Shoppers = [] }, cancellation);
        }
    }

    private async Task<(PrivacyRequest Request, ETag ETag)?> LoadAsync(string shop, string id, CancellationToken cancellation)
    {
        var row = await storage.Requests.GetEntityIfExistsAsync<TableEntity>(shop, id, cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.PrivacyRequest), row.Value!.ETag) : null;
    }

    // What a newer program wrote is left to it.
    private async Task<IReadOnlyList<KeptRequest>> RowsAsync(string filter, CancellationToken cancellation)
    {
        var all = new List<KeptRequest>();
        await foreach (var row in storage.Requests.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (row.GetInt32("V") <= StoredJson.Version)
                all.Add(new(row.PartitionKey, row.RowKey, row.Read(Stored.Default.PrivacyRequest)));
        }

        return all;
    }

    private string Hash(string text) => Convert.ToHexStringLower(root.Mac("privacy requests", Encoding.UTF8.GetBytes(text)))[..24];
}
