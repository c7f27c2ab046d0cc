using Azure;
using Azure.Data.Tables;
using Retention.Clicks;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>A letter whose links were followed, as it stands in storage.</summary>
/// <param name="Shopper">Our id of the shopper whom it went to; that one may have been merged since.</param>
/// <param name="Message">The message's id.</param>
/// <param name="Links">What was followed.</param>
/// <param name="ETag">The row's mark.</param>
internal sealed record FollowedLetter(string Shopper, string Message, FollowedLinks Links, ETag ETag);

/// <summary>
/// Which links of which letter were followed when: one bounded row for each letter, in a table of its own, since opening a link changes nothing else. Kept for
/// 30 days after the letter was written.
/// </summary>
internal sealed class FollowedStore(AppStorage storage)
{
    /// <summary>For how many days after the letter was written its links' visits are kept.</summary>
    public const int Days = 30;

    /// <summary>Notes a visit. What says nothing new costs one read, everything else a write too.</summary>
    public async Task NoteAsync(string shop, string shopper, string message, DateOnly writtenOn, Followed visit, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await storage.Followed.GetEntityIfExistsAsync<TableEntity>(Keys.Shopper(shop, shopper), message, cancellationToken: cancellation);
            var before = found.HasValue ? found.Value!.Read(Stored.Default.FollowedLinks) : new() { WrittenOn = writtenOn };
            var after = before.With(visit);
            if (ReferenceEquals(after, before))
                return;
            var row = Row(shop, shopper, message, after, isOpen: after.CountedAt is null);
            try
            {
                if (found.HasValue)
                    await storage.Followed.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await storage.Followed.AddEntityAsync(row, cancellation);
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
            {
                // A scanner opens all links at once: note on beside the others.
            }
        }
    }

    /// <summary>What was followed of a message of the shopper's, or of whoever was merged into it; null when nothing was.</summary>
    public async Task<FollowedLinks?> FindAsync(string shop, Shopper shopper, string message, CancellationToken cancellation)
    {
        foreach (var id in shopper.Merged.Reverse().Prepend(shopper.Id))
        {
            if (await storage.Followed.GetEntityIfExistsAsync<TableEntity>(Keys.Shopper(shop, id), message, cancellationToken: cancellation) is { HasValue: true, Value: { } row })
                return row.Read(Stored.Default.FollowedLinks);
        }

        return null;
    }

    /// <summary>The letters of which something is still to be judged.</summary>
    public async IAsyncEnumerable<FollowedLetter> OpenAsync(string shop, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (first, end) = (Keys.Shopper(shop, ""), Keys.After(Keys.Shopper(shop, "")));
        await foreach (var row in storage.Followed.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and IsOpen eq {true}"), cancellationToken: cancellation))
        {
            if (row.GetInt32("V") <= StoredJson.Version)
                yield return new(ShopperStore.OwnerOf(row), row.RowKey, row.Read(Stored.Default.FollowedLinks), row.ETag);
        }
    }

    /// <summary>Writes down that a letter was judged. Nothing when somebody followed a link meanwhile: then it is judged again.</summary>
    public async Task JudgedAsync(string shop, FollowedLetter letter, CancellationToken cancellation)
    {
        try
        {
            await storage.Followed.UpdateEntityAsync(Row(shop, letter.Shopper, letter.Message, letter.Links, isOpen: false), letter.ETag, TableUpdateMode.Replace, cancellation);
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 412)
        {
            // The next look has it.
        }
    }

    /// <summary>Erases what is kept of a shopper.</summary>
    public async Task EraseAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var partition = Keys.Shopper(shop, shopper);
        await DeleteAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellation);
    }

    /// <summary>Forgets the letters that are too old.</summary>
    public Task CleanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now.AddDays(-Days - 1);
        return DeleteAsync(TableClient.CreateQueryFilter($"WrittenOn lt {before}"), cancellation);
    }

    private async Task DeleteAsync(string filter, CancellationToken cancellation)
    {
        await foreach (var row in storage.Followed.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await storage.Followed.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }

    private static TableEntity Row(string shop, string shopper, string message, FollowedLinks links, bool isOpen) =>
        new TableEntity(Keys.Shopper(shop, shopper), message) { ["IsOpen"] = isOpen, ["WrittenOn"] = new DateTimeOffset(links.WrittenOn, TimeOnly.MinValue, TimeSpan.Zero) }.With(links, Stored.Default.FollowedLinks);
}
