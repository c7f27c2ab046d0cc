using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Reviews;

/// <summary>What we wrote of products' ratings into the shop: our own row first, then the shop.</summary>
internal sealed class WrittenRatings(AppStorage storage)
{
    /// <summary>What we wrote of a product, and its mark; nothing written and no mark where we never did.</summary>
    public async Task<(WrittenRating Written, ETag? ETag)> ReadAsync(string shop, string product, CancellationToken cancellation)
    {
        var row = await storage.Reviews.GetEntityIfExistsAsync<TableEntity>(shop, Keys.WrittenRatings(product), cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.WrittenRating), row.Value!.ETag) : (new(product), null);
    }

    /// <summary>Writes it down; its new mark, or null when somebody else did in between.</summary>
    public Task<ETag?> WriteAsync(string shop, WrittenRating written, ETag? etag, CancellationToken cancellation) =>
        storage.Reviews.CommitAsync(new TableEntity(shop, Keys.WrittenRatings(written.Product)) { ["HasTrouble"] = written.Trouble is not null }.With(written, Stored.Default.WrittenRating), etag, cancellation);

    /// <summary>Forgets it: the product is gone.</summary>
    public Task ForgetAsync(string shop, string product, CancellationToken cancellation) => storage.Reviews.DeleteEntityAsync(shop, Keys.WrittenRatings(product), ETag.All, cancellation);

    /// <summary>Products whose rating is not written, with why.</summary>
    public async Task<IReadOnlyList<WrittenRating>> TroubledAsync(string shop, int most, CancellationToken cancellation)
    {
        var found = new List<WrittenRating>();
        var filter = $"{ReviewLists.Range(shop, Keys.AllWrittenRatings, after: null)} and HasTrouble eq true";
        await foreach (var row in storage.Reviews.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Take(most).WithCancellation(cancellation))
            found.Add(row.Read(Stored.Default.WrittenRating));
        return found;
    }
}
