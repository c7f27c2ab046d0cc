namespace Retention.App.Storage;

/// <summary>Counts past hours of the journal that have a blob and were never counted: those that an earlier version of this program compacted.</summary>
internal sealed class TallyMending(AppStorage storage, ShopStore shops, Tallies tallies, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Counts them, shop by shop. A long backlog goes on at the next time.</summary>
    public async Task MendAsync(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        foreach (var shop in await shops.ListAsync(cancellation))
        {
            var written = await tallies.WrittenAsync(shop.Shop.Id, cancellation);
            await foreach (var blob in storage.JournalHours.GetBlobsAsync(prefix: JournalBlob.Beginning(shop.Shop.Id), cancellationToken: cancellation))
            {
                var hour = JournalBlob.HourOf(blob.Name);
                if (written.Contains(hour))
                    continue;
                await tallies.WriteAsync(hour, await JournalBlob.RowsAsync(storage, blob.Name, cancellation), cancellation);
                if (time.GetElapsedTime(begun) > Longest)
                    return;
            }
        }
    }
}
