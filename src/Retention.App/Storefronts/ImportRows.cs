using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Storefronts;

/// <summary>The row that says how far a shop's import is.</summary>
internal sealed class ImportRows(AppStorage storage)
{
    /// <summary>The shop's last import with the mark that a commit has to match; null when there was none.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public async Task<(ImportProgress Progress, ETag ETag)?> FindAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.Import, cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.ImportProgress), row.Value!.ETag) : null;
    }

    /// <summary>Writes how far it is; null when somebody else did in between.</summary>
    /// <returns>The row's new mark.</returns>
    public Task<ETag?> CommitAsync(string shop, ImportProgress next, ETag? etag, CancellationToken cancellation) =>
        storage.Shops.CommitAsync(new TableEntity(shop, Keys.Import).With(next, Stored.Default.ImportProgress), etag, cancellation);
}
