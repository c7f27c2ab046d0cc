using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Storefronts;

/// <summary>The row that says up to when a shop was read.</summary>
internal sealed class ReconciliationRows(AppStorage storage)
{
    /// <summary>Reads it, with the mark that a commit has to match; null when the shop was never read.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public async Task<(OrdersRead Read, ETag ETag)?> FindAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.OrdersRead, cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.OrdersRead), row.Value!.ETag) : null;
    }

    /// <summary>Writes it; null when somebody else did in between.</summary>
    /// <returns>The row's new mark.</returns>
    public Task<ETag?> CommitAsync(string shop, OrdersRead next, ETag? etag, CancellationToken cancellation) =>
        storage.Shops.CommitAsync(new TableEntity(shop, Keys.OrdersRead).With(next, Stored.Default.OrdersRead), etag, cancellation);
}
