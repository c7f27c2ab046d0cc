using System.Collections.Immutable;
using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tiers;
using Retention.Decisions;
using Retention.Setup;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.App;

/// <summary>
/// Counts how many of a shop's people may be written to, by country, way and purpose: once a day and after an import. It looks at every shopper's
/// state, so it is a chain of messages of a few seconds each; its result is one row.
/// </summary>
internal sealed class ReachCounting(ReachRows rows, ShopStore shops, TierWakes tiers, Inbox inbox, TimeProvider time)
{
    private const string Kind = "ReachTurn";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Whether a message is a turn of a count.</summary>
    public static bool Concerns(EventMessage message) => message.Kind == Kind;

    /// <summary>Starts a count in every shop that is connected.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var record in await shops.ListAsync(cancellation))
        {
            if (record.Shop.UninstalledAt is null)
                await StartAsync(record.Shop.Id, cancellation);
        }
    }

    /// <summary>Starts a count in a shop, unless one is under way.</summary>
    public Task StartAsync(string shop, CancellationToken cancellation) => StartAsync(shop, levels: null, isAnew: false, cancellation);

    /// <summary>Starts a count in a shop in place of one that is under way: its levels changed, or the merchant thinks about other ones.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="levels">What the merchant thinks about; null for nothing.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task StartAnewAsync(string shop, TierSettings? levels, CancellationToken cancellation) => StartAsync(shop, levels, isAnew: true, cancellation);

    private async Task StartAsync(string shop, TierSettings? levels, bool isAnew, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (reach, etag) = await rows.FindAsync(shop, cancellation);
        if (!isAnew && reach.Scan is { } known && now - known.MovedAt < Patience)
            return;
        var draft = isAnew ? levels is null ? null : new(levels, Tally: null) : reach.Last?.Draft ?? reach.Scan?.Counted.Draft;
        var scan = new ReachScan(Keys.Hash($"{shop}|{now.UtcTicks}"), Turn: 0, now, After: null, new ReachCounts(now, People: 0, []) { Draft = draft is null ? null : draft with { Tally = null } });
        if (await rows.CommitAsync(shop, reach with { Scan = scan }, etag, cancellation))
            await PutAsync(shop, scan, cancellation);
    }

    /// <summary>Handles one message of the chain.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isRepeated">Whether it was delivered before: then whoever had it may have died before the next was put.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task HandleAsync(EventMessage message, bool isRepeated, CancellationToken cancellation)
    {
        StoredJson.Check(message.V);
        var turn = message.Body!.Value.Deserialize(Stored.Default.ReachTurn)!;
        if ((await rows.FindAsync(message.Shop, cancellation)).Reach.Scan is not { } scan || scan.Id != turn.Scan)
            return;
        var next = scan.Turn == turn.Turn ? await TurnAsync(message.Shop, cancellation) : isRepeated ? scan : null;
        if (next is not null)
            await PutAsync(message.Shop, next, cancellation);
    }

    /// <summary>Counts for some seconds. Gives what is still to be counted; null when it is done, or somebody else does it.</summary>
    public async Task<ReachScan?> TurnAsync(string shop, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var (reach, etag) = await rows.FindAsync(shop, cancellation);
        if (reach.Scan is not { } scan || await shops.FindAsync(shop, cancellation) is not { } record)
            return null;
        var counts = scan.Counted.Counts.ToDictionary(count => (count.Country, count.Channel, count.Purpose), count => count.People);
        var (people, after, isEnd) = (scan.Counted.People, scan.After, true);
        var (levels, draft) = (scan.Counted.Tiers ?? TierTally.None, scan.Counted.Draft);
        await foreach (var shopper in rows.ShoppersAsync(shop, scan.After, cancellation))
        {
            if (time.GetElapsedTime(begun) > Longest)
            {
                isEnd = false;
                break;
            }

            after = shopper.Id;
            if (Count(shopper, record.Shop, scan.Counted.At, counts) == 0)
                continue;
            people++;
            levels = levels.With(shopper, record.Shop, scan.Counted.At);
            draft = draft is null ? null : draft with { Tally = (draft.Tally ?? TierTally.None).WithRated(shopper, record.Shop, draft.Levels, scan.Counted.At) };
            // The merchant changed the levels, or a wake-up was lost.
            if (!ReferenceEquals(TierRule.Look(shopper, shopper, record.Shop, time.GetUtcNow()).Known, shopper))
                await tiers.LookAsync(record.Shop, shopper.Id, cancellation);
        }

        var counted = new ReachCounts(scan.Counted.At, people, [.. counts.OrderBy(count => count.Key.Country, StringComparer.Ordinal).Select(count => new ReachCount(count.Key.Country, count.Key.Channel, count.Key.Purpose, count.Value))]) { Tiers = levels, Draft = draft };
        var next = isEnd ? null : scan with { Turn = scan.Turn + 1, MovedAt = time.GetUtcNow(), After = after, Counted = counted };
        return await rows.CommitAsync(shop, isEnd ? new(counted, Scan: null) : reach with { Scan = next }, etag, cancellation) ? next : null;
    }

    // Who is a mere pointer, or was erased, or has only an order's id, is nobody here.
    private static int Count(Retention.Shoppers.Shopper shopper, Shop shop, DateTimeOffset now, Dictionary<(string? Country, Channel Channel, Purpose Purpose), int> counts)
    {
        if (shopper.MergedInto is not null || shopper.MergingInto is not null || shopper.IsErased || shopper.IsNameless)
            return 0;
        var (country, ways) = Reach.Of(shopper, shop, now);
        foreach (var way in ways)
            counts[(country, way.Channel, way.Purpose)] = 1 + counts.GetValueOrDefault((country, way.Channel, way.Purpose));
        return 1;
    }

    private Task PutAsync(string shop, ReachScan scan, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToElement(new ReachTurn(scan.Id, scan.Turn), Stored.Default.ReachTurn);
        return inbox.PutAsync(new EventMessage(StoredJson.Version, shop, $"{scan.Id}|{scan.Turn}", scan.Counted.At, Kind, body), cancellation);
    }
}

/// <summary>The body of a message that goes on with a count.</summary>
/// <param name="Scan">The count's id.</param>
/// <param name="Turn">Which turn comes next.</param>
internal sealed record ReachTurn(string Scan, int Turn);
