using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Retention.Events;

namespace Retention.App.Storage;

/// <summary>The last texts by which a number stopped or started ours.</summary>
/// <param name="Ids">The hashes of the provider's ids of them, the oldest first.</param>
/// <param name="StoppedAt">When the last stop came (UTC); null when none did.</param>
internal sealed record Heard(ImmutableArray<string> Ids, DateTimeOffset? StoppedAt)
{
    /// <summary>Nothing yet.</summary>
    public static readonly Heard Nothing = new([], StoppedAt: null);

    /// <summary>Whether this very text was heard.</summary>
    public bool Has(string id) => Ids.Contains(HeardTexts.Hash(id), StringComparer.Ordinal);
}

/// <summary>
/// Remembers which texts were obeyed: a STOP that the provider brings again after the START that followed it must not stop anew. The last
/// <see cref="Most"/> of each number: the provider tries again within minutes, and nobody says more in between.
/// </summary>
internal sealed class HeardTexts(AppStorage storage)
{
    /// <summary>How many are remembered of a number.</summary>
    public const int Most = 20;

    /// <summary>What was heard of a number.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="number">The hash of the number.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Heard> FindAsync(string shop, string number, CancellationToken cancellation) => Read(await RowAsync(shop, number, cancellation));

    /// <summary>Remembers a text that was obeyed.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="number">The hash of the number.</param>
    /// <param name="id">The provider's id of the text.</param>
    /// <param name="stoppedAt">When it stopped ours (UTC); null when it did not.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task AddAsync(string shop, string number, string id, DateTimeOffset? stoppedAt, CancellationToken cancellation)
    {
        while (true)
        {
            var before = await RowAsync(shop, number, cancellation);
            var known = Read(before);
            if (known.Has(id))
                return;
            var row = new TableEntity(Keys.Directory(shop, NameKind.Phone, number), Keys.HeardTexts)
            {
                ["V"] = StoredJson.Version,
                ["Ids"] = string.Join('|', known.Ids.Append(Hash(id)).TakeLast(Most)),
                ["StoppedAt"] = stoppedAt ?? known.StoppedAt,
            };
            try
            {
                if (before is null)
                    await storage.Names.AddEntityAsync(row, cancellation);
                else
                    await storage.Names.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, cancellation);
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 409 or 412)
            {
                // Another text of the same number came at this moment: look again.
            }
        }
    }

    /// <summary>The form in which an id is kept: whoever signs for a shop's account may write anything for one.</summary>
    public static string Hash(string id) => Keys.Hash(id, 32);

    private async Task<TableEntity?> RowAsync(string shop, string number, CancellationToken cancellation)
    {
        var row = await storage.Names.GetEntityIfExistsAsync<TableEntity>(Keys.Directory(shop, NameKind.Phone, number), Keys.HeardTexts, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static Heard Read(TableEntity? row)
    {
        if (row is null)
            return Heard.Nothing;
        StoredJson.Check(row.GetInt32("V") ?? 0);
        return new([.. (row.GetString("Ids") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)], row.GetDateTimeOffset("StoppedAt"));
    }
}
