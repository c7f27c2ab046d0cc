using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Storefronts;

/// <summary>
/// Reads each shop's orders by when they changed, and finds what its webhooks lost: a shop delivers once, in no order, and perhaps hours late
/// (facts/woocommerce.md 0.2); or often, and still without a promise (facts/shopify.md 2.1). What is found goes the road as the event that did not
/// come, under the same key: told by both ways it counts once. An order that was deleted for good stands in no list; it is looked for before
/// something is said of it (<see cref="StorefrontLook"/>).
/// </summary>
internal sealed class OrdersReconciliation(StorefrontChanges platforms, ReconciliationRows rows, ShopStore shops, HistoryImport imports, EventArrived events, Schedule schedule, Counts counts, TimeProvider time)
{
    // In the plan it stands as a journey that is nobody's.
    private const string Flow = "orders-read";
    private const string Nobody = "";
    private const int AtOnce = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AtFirst = TimeSpan.FromDays(3);
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenCustomers = TimeSpan.FromHours(1);

    // What changed just now is on its way: a webhook takes a minute, and is not lost yet.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(10);

    /// <summary>Whether a wake-up is about it.</summary>
    public static bool Concerns(StepMessage step) => step.Shopper == Nobody && step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal);

    /// <summary>
    /// Begins to read a shop that was connected, or given other keys: now, and from then on by itself. What the shop had before is imported once. It
    /// can be said twice.
    /// </summary>
    public async Task StartAsync(string shop, CancellationToken cancellation)
    {
        if (await shops.FindAsync(shop, cancellation) is not { Shop: { UninstalledAt: null } known } || await platforms.SourceAsync(shop, cancellation) is not { } source)
            return;
        if (await imports.FindAsync(shop, cancellation) is null)
            await imports.StartAsync(shop, source, isQueued: true, cancellation);
        var (now, found) = (time.GetUtcNow(), await rows.FindAsync(shop, cancellation));
        var next = (found?.Read ?? First(known, now)) with { NextAt = now, Failures = 0 };
        if (await rows.CommitAsync(shop, next, found?.ETag, cancellation) is not null)
            await WakeAsync(shop, now, cancellation);
    }

    /// <summary>Begins with every shop that is not read yet, and wakes those whose wake-up was lost.</summary>
    public async Task StartAllAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var shop in await shops.ListAsync(cancellation))
        {
            if (shop.Shop.UninstalledAt is null && platforms.Of(shop.Platform) is not null && !((await rows.FindAsync(shop.Shop.Id, cancellation))?.Read.NextAt > now - Lost))
                await StartAsync(shop.Shop.Id, cancellation);
        }
    }

    /// <summary>Handles one wake-up: reads for some seconds, and goes on later.</summary>
    public async Task HandleAsync(StepMessage step, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        var begun = time.GetTimestamp();
        if (await shops.FindAsync(step.Shop, cancellation) is not { Shop: { UninstalledAt: null } shop, Platform: var platform } || await rows.FindAsync(step.Shop, cancellation) is not var (read, etag)
            || read.NextAt > time.GetUtcNow() || platforms.Of(platform) is not { } changes || await changes.SourceAsync(step.Shop, cancellation) is null)
            return;
        var isDone = false;
        while (!isDone && time.GetElapsedTime(begun) < Longest)
        {
            (var next, isDone) = await TurnAsync(shop, changes, read, cancellation);
            if (await rows.CommitAsync(shop.Id, next, etag, cancellation) is not { } written)
                return; // Somebody else reads it too, and goes on.
            (read, etag) = (next, written);
        }

        await WakeAsync(shop.Id, isDone ? read.NextAt : time.GetUtcNow(), cancellation);
    }

    private static OrdersRead First(Shop shop, DateTimeOffset now) => new(shop.ConnectedAt > now - AtFirst ? shop.ConnectedAt : now - AtFirst);

    private async Task<(OrdersRead Next, bool IsDone)> TurnAsync(Shop shop, IShopChanges changes, OrdersRead read, CancellationToken cancellation)
    {
        var answer = await changes.OrdersAsync(shop.Id, read, cancellation);
        if (answer is Answer<ChangesPage>.Not { Why: var trouble })
            return (await FailedAsync(shop, changes, read, trouble, cancellation), true);
        var page = ((Answer<ChangesPage>.Said)answer).Value;
        var next = await ApplyAsync(shop.Id, page, read, cancellation);
        if (page.Further is { } further)
            return (further(next), false);
        next = await CustomersAsync(shop.Id, changes, next, cancellation);
        if (next.Trouble is { } over)
            await shops.ChangeAsync(shop.Id, known => known.Trouble == over ? known with { Trouble = null } : known, cancellation);
        return (next.Done(time.GetUtcNow()), true);
    }

    private async Task<OrdersRead> CustomersAsync(string shop, IShopChanges changes, OrdersRead read, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now - read.CustomersAt < BetweenCustomers)
            return read;
        if (await changes.CustomersAsync(shop, read, cancellation) is not { } page)
            return read; // With the next reading.
        var next = await ApplyAsync(shop, page, read, cancellation) with { UpTo = read.UpTo, CustomersAt = now };
        return page.Learnt?.Invoke(next) ?? next;
    }

    private async Task<OrdersRead> ApplyAsync(string shop, ChangesPage page, OrdersRead read, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var unread in page.Changes.Select(one => one.Told).OfType<Translated.NotUnderstood>())
            counts.Add("reconciled", "not understood");
        PastEvent[] news =
        [
            .. page.Changes.Where(one => one.Told is Translated.Understood { Key: { } key } && !read.Keys.Contains(key, StringComparer.Ordinal))
                .Select(one => (one.At, Told: (Translated.Understood)one.Told)).Select(one => new PastEvent(one.Told.Key!, one.At ?? now, one.Told.Happened)),
        ];
        var found = 0;
        await Parallel.ForEachAsync(ApartByName.Of(news), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (group, stopping) =>
        {
            foreach (var one in group)
            {
                var isNews = await events.HandleAsync(EventMessage.Of(shop, one.Key, now, one.Happened, topic: "reconciled"), stopping);
                counts.Add("reconciled", isNews ? "missing" : "known");
                if (isNews && one.At < now - OnItsWay)
                    Interlocked.Increment(ref found);
            }
        });
        return read.With(news.Select(one => one.Key), page.Last, found, now);
    }

    private async Task<OrdersRead> FailedAsync(Shop shop, IShopChanges changes, OrdersRead read, ShopTrouble why, CancellationToken cancellation)
    {
        counts.Add("reconciled", why.Key);
        var trouble = changes.Lasting(why);
        if (trouble is not null)
            await shops.ChangeAsync(shop.Id, known => known.Trouble is null ? known with { Trouble = trouble } : known, cancellation);
        return read.Failed(why, trouble, time.GetUtcNow());
    }

    private Task WakeAsync(string shop, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new() { Flow = Flow, FlowVersion = 1, Subject = "orders", StartedAt = at, DueAt = at }, at, cancellation);
}
