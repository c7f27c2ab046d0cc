using Azure;
using Azure.Data.Tables;

namespace Retention.App.Storage;

/// <summary>Writes a row that nobody else may have written meanwhile.</summary>
internal static class RowCommits
{
    /// <summary>Writes it over the one with this mark, or as a new one where there is none; null when somebody else wrote in between.</summary>
    /// <returns>The row's new mark.</returns>
    public static async Task<ETag?> CommitAsync(this TableClient table, TableEntity row, ETag? etag, CancellationToken cancellation)
    {
        try
        {
            var written = etag is { } known
                ? await table.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancellation)
                : await table.AddEntityAsync(row, cancellation);
            return written.Headers.ETag;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}
