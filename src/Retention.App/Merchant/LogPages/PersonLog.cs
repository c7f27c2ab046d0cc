using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Merchant.LogPages;

/// <summary>The decisions about one person: they stand beside the person's own state, so the shop's log need not be searched.</summary>
internal sealed class PersonLog(NameDirectory directory, Identity identity, ShopperStore shoppers)
{
    // Who has more is no person: an address of a marketplace, say.
    private const int MostRows = 3_000;

    /// <summary>Reads a page.</summary>
    public async Task<LogSeen> ReadAsync(string shop, LogFilter filter, string? before, CancellationToken cancellation)
    {
        if (Name.OfEmail(filter.Person) is not { } address || await directory.FindAsync(shop, directory.Hash(shop, address), cancellation) is not { } owner)
            return new([], Older: null, IsUnknown: true);
        var shopper = (await identity.FollowAsync(shop, owner, cancellation)).Shopper;
        var lines = new Dictionary<string, JournalLine>(StringComparer.Ordinal);
        foreach (var beginning in new[] { Keys.AllDecisions, Keys.Events })
        {
            await foreach (var row in shoppers.Rows(shop, shopper, beginning, cancellation).Take(MostRows).WithCancellation(cancellation))
                Add(row);
        }

        return LogReader.Page(lines, floor: null);

        void Add(TableEntity row)
        {
            foreach (var entry in row.Read(Stored.Default.ListEntry).Where(filter.Takes))
            {
                var key = Journal.KeyOf(ShopperStore.OwnerOf(row), entry);
                if (before is null || string.CompareOrdinal(key, before) < 0)
                    lines[key] = new(ShopperStore.OwnerOf(row), entry);
            }
        }
    }
}
