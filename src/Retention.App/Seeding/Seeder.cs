using System.Diagnostics;
using Azure.Data.Tables;
using Retention.App.Demo;
using Retention.App.Rehearsing;
using Retention.App.Seeding.Memory;
using Retention.App.Settings;
using Retention.App.Simulation;
using Retention.App.Storage;

namespace Retention.App.Seeding;

/// <summary>
/// Gives a new shop a past: its deliveries are played on the program itself, in memory and by a clock of their own, and what lies in storage then
/// is written to the real one. So nothing tells the result from what the road would have made of them.
/// </summary>
internal sealed class Seeder(AppSettings settings, AppStorage storage)
{
    private static readonly TimeSpan LettersKept = TimeSpan.FromDays(7);

    /// <summary>Seeds a shop.</summary>
    /// <param name="shop">The shop's id; the shop is there already, with the flows on that should be.</param>
    /// <param name="arrivals">Its deliveries, in the order of arrival; those after the end are left out.</param>
    /// <param name="until">The end of its past (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was written; null when the shop knows somebody already, and nothing was done.</returns>
    public async Task<SeededShop?> SeedAsync(string shop, IEnumerable<Arrival> arrivals, DateTimeOffset until, CancellationToken cancellation)
    {
        if (await IsKnownAsync(storage.Shoppers, shop, cancellation))
            return null;
        var (watch, memory) = (Stopwatch.StartNew(), new MemoryStorage());
        await TakeAlongAsync(memory, shop, cancellation);
        var clock = new DemoClock(DateTimeOffset.UnixEpoch);
        var ways = new AppHost.Ways { Works = false, Time = clock, StoragePolicy = memory, Log = LogLevel.None };
        await using var app = await AppHost.BuildAsync(settings with { StorageConnection = MemoryStorage.ConnectionString, StorageAccount = null, SendGridKey = null }, ways, cancellation);
        var count = await new QuarterPlayer(app.Services, memory, clock).PlayAsync(shop, arrivals, until, cancellation);
        await app.Services.GetRequiredService<RehearsalJob>().MakeAllAsync(shop, cancellation);
        var played = watch.Elapsed;
        var (rows, blobs) = await new SeedWriter(storage).WriteAsync(memory, shop, until - LettersKept, cancellation);
        return new(count, rows, blobs, played, watch.Elapsed - played);
    }

    // The keys, by which names are hashed and links are signed, and the shop with its settings.
    private async Task TakeAlongAsync(MemoryStorage memory, string shop, CancellationToken cancellation)
    {
        await foreach (var blob in storage.KeyRing.GetBlobsAsync(cancellationToken: cancellation))
            memory.Blobs.Put(storage.KeyRing.Name, blob.Name, (await storage.KeyRing.FindAsync(blob.Name, cancellation))!.ToArray());
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop}"), cancellationToken: cancellation))
            memory.Tables.Put(storage.Shops.Name, EntityJson.Write(row));
    }

    private static async Task<bool> IsKnownAsync(TableClient shoppers, string shop, CancellationToken cancellation)
    {
        var (first, last) = ($"{shop}|", $"{shop}}}"); // "}" follows "|".
        await foreach (var _ in shoppers.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last}"), maxPerPage: 1, cancellationToken: cancellation))
            return true;
        return false;
    }
}
