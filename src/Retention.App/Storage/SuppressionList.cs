using Azure;
using Azure.Data.Tables;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>An address on a shop's suppression list.</summary>
/// <param name="Suppression">The address's hash, by which way, why and since when (UTC).</param>
/// <param name="Source">What put it there: the id of a message, an import or a member of staff, never an address.</param>
/// <param name="Name">The address or number itself, for the merchant's list; null where only its hash is known, or it was erased.</param>
internal sealed record Suppressed(Suppression Suppression, string Source, string? Name);

/// <summary>
/// A shop's suppression list: a row for each address and way, with why and since when. Before each text it is read. For letters the state of the
/// address's owner says the same, so that no letter costs a read more: whoever puts an address here also tells its owner, on the road as
/// <see cref="Events.AddressSuppressed"/>, which makes an owner of an address that was nobody's. An erased shopper stays on it by the hash alone.
/// </summary>
internal sealed class SuppressionList(AppStorage storage)
{
    /// <summary>
    /// Puts an address on the list. One that bounced or complained is not made less of by what the owner says; otherwise the later word counts.
    /// Twice is once.
    /// </summary>
    public async Task AddAsync(string shop, Suppressed added, CancellationToken cancellation)
    {
        var (word, key) = (added.Suppression, Keys.Suppressed(added.Suppression.Channel, added.Suppression.Address));
        while (true)
        {
            var found = await storage.Suppressions.GetEntityIfExistsAsync<TableEntity>(shop, key, cancellationToken: cancellation);
            var before = found.HasValue ? Read(found.Value!) : null;
            if (before is not null && !Outweighs(word, before.Suppression))
                return;
            var row = new TableEntity(shop, key)
            {
                ["V"] = StoredJson.Version,
                ["Cause"] = word.Cause,
                ["At"] = word.At,
                ["Source"] = added.Source,
                ["Name"] = added.Name ?? before?.Name,
            };
            try
            {
                if (found.HasValue)
                    await storage.Suppressions.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await storage.Suppressions.AddEntityAsync(row, cancellation);
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
            {
                // Somebody else wrote meanwhile: look again.
            }
        }
    }

    /// <summary>The address's place on the list; null when it is not on it.</summary>
    public async Task<Suppressed?> FindAsync(string shop, Channel channel, string address, CancellationToken cancellation)
    {
        var row = await storage.Suppressions.GetEntityIfExistsAsync<TableEntity>(shop, Keys.Suppressed(channel, address), cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Takes an address off the list; nothing when it is not on it.</summary>
    public async Task RemoveAsync(string shop, Channel channel, string address, CancellationToken cancellation)
    {
        try
        {
            await storage.Suppressions.DeleteEntityAsync(shop, Keys.Suppressed(channel, address), ETag.All, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // It was not on it, or somebody else took it off.
        }
    }

    private static bool Outweighs(Suppression word, Suppression before) =>
        SuppressionCause.IsOwnersWord(before.Cause) && (!SuppressionCause.IsOwnersWord(word.Cause) || word.At > before.At);

    private static Suppressed Read(TableEntity row)
    {
        StoredJson.Check(row.GetInt32("V") ?? 0);
        var (channel, address) = Keys.ReadSuppressed(row.RowKey);
        return new(new(address, channel, row.GetString("Cause")!, row.GetDateTimeOffset("At")!.Value), row.GetString("Source")!, row.GetString("Name"));
    }
}
