using System.Globalization;
using System.Text.Json;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Reads each shop's orders by when they changed, and finds what its webhooks lost: a shop delivers once, in no order, and perhaps hours late
/// (facts/woocommerce.md 0.2). What is found goes the road as the event that did not come, under the same key: told by both ways it counts once. An
/// order that was deleted for good stands in no list; it is looked for before something is said of it (<see cref="WooCommerceLook"/>).
/// </summary>
internal sealed class WooCommerceReconciliation(WooCommerceShops wooCommerce, ReconciliationRows rows, ShopStore shops, HistoryImport imports, EventArrived events, Schedule schedule, Counts counts, TimeProvider time)
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
        if (await shops.FindAsync(shop, cancellation) is not { Shop: { UninstalledAt: null } known } || await wooCommerce.OpenAsync(shop, cancellation) is null)
            return;
        if (await imports.FindAsync(shop, cancellation) is null)
            await imports.StartAsync(shop, HistorySource.FromWooCommerce, isQueued: true, cancellation);
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
            if (shop is { Platform: WooCommerceDoor.Platform, Shop.UninstalledAt: null } && !((await rows.FindAsync(shop.Shop.Id, cancellation))?.Read.NextAt > now - Lost))
                await StartAsync(shop.Shop.Id, cancellation);
        }
    }

    /// <summary>Handles one wake-up: reads for some seconds, and goes on later.</summary>
    public async Task HandleAsync(StepMessage step, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        var begun = time.GetTimestamp();
        if (await shops.FindAsync(step.Shop, cancellation) is not { Shop: { UninstalledAt: null } shop } || await rows.FindAsync(step.Shop, cancellation) is not var (read, etag)
            || read.NextAt > time.GetUtcNow() || await wooCommerce.OpenAsync(step.Shop, cancellation) is not { } open)
            return;
        var isDone = false;
        while (!isDone && time.GetElapsedTime(begun) < Longest)
        {
            (var next, isDone) = await TurnAsync(shop, open, read, cancellation);
            if (await rows.CommitAsync(shop.Id, next, etag, cancellation) is not { } written)
                return; // Somebody else reads it too, and goes on.
            (read, etag) = (next, written);
        }

        await WakeAsync(shop.Id, isDone ? read.NextAt : time.GetUtcNow(), cancellation);
    }

    private static OrdersRead First(Shop shop, DateTimeOffset now) => new(shop.ConnectedAt > now - AtFirst ? shop.ConnectedAt : now - AtFirst);

    private async Task<(OrdersRead Next, bool IsDone)> TurnAsync(Shop shop, WooCommerceShop open, OrdersRead read, CancellationToken cancellation)
    {
        var answer = await WooCommerceStatuses.ReadAsync(open, cancellation) switch
        {
            Answer<string[]>.Said { Value: var statuses } => await open.ListAsync("orders", Query(read, statuses), read.Page, cancellation),
            Answer<string[]>.Not { Why: var why } => new Answer<ShopPage>.Not(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (answer is Answer<ShopPage>.Not { Why: var trouble })
            return (await FailedAsync(shop, read, trouble, cancellation), true);
        var page = ((Answer<ShopPage>.Said)answer).Value;
        var next = await ApplyAsync(shop.Id, "order.updated", page, read, cancellation);
        if (page.Pages is { } pages ? pages > read.Page : page.Items.Length > 0)
            return (next.Further(Changed(page.Items[^1]) ?? next.UpTo), false);
        next = await CustomersAsync(shop.Id, open, next, cancellation);
        if (next.Trouble is { } over)
            await shops.ChangeAsync(shop.Id, known => known.Trouble == over ? known with { Trouble = null } : known, cancellation);
        return (next.Done(time.GetUtcNow()), true);
    }

    private static (string Name, string Value)[] Query(OrdersRead read, string[] statuses) =>
    [
        ("modified_after", OrdersRead.Text(read.Since)), ("dates_are_gmt", "true"), ("orderby", "modified"), ("order", "asc"),
        ("status", string.Join(',', statuses.Where(status => status != WooCommerceStatuses.Draft).Append(WooCommerceStatuses.Trash))),
    ];

    // A customer's record has no list by its changes: the newest ones are what can be found of what was lost.
    private async Task<OrdersRead> CustomersAsync(string shop, WooCommerceShop open, OrdersRead read, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now - read.CustomersAt < BetweenCustomers)
            return read;
        if (await open.ListAsync("customers", [("orderby", "id"), ("order", "desc"), ("role", "all")], 1, cancellation) is not Answer<ShopPage>.Said { Value: var page })
            return read; // With the next reading.
        var news = page with { Items = [.. page.Items.Where(item => Number(item) > (read.Customer ?? 0)).Reverse()] };
        var next = await ApplyAsync(shop, "customer.updated", news, read, cancellation);
        return next with { UpTo = read.UpTo, CustomersAt = now, Customer = page.Items.Select(Number).Append(read.Customer ?? 0).Max() };
    }

    private async Task<OrdersRead> ApplyAsync(string shop, string topic, ShopPage page, OrdersRead read, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var told = page.Items.Select(item => (At: Changed(item), Told: WooCommerceTranslation.Read(topic, item))).ToArray();
        foreach (var unread in told.Select(one => one.Told).OfType<Translated.NotUnderstood>())
            counts.Add("reconciled", "not understood");
        PastEvent[] news =
        [
            .. told.Where(one => one.Told is Translated.Understood { Key: { } key } && !read.Keys.Contains(key, StringComparer.Ordinal))
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
        return read.With(news.Select(one => one.Key), page.Items.Select(Changed).Max(), found, now);
    }

    private async Task<OrdersRead> FailedAsync(Shop shop, OrdersRead read, ShopTrouble why, CancellationToken cancellation)
    {
        counts.Add("reconciled", why.Key);
        var trouble = why.IsRevoked ? why.Code ?? why.Key : null;
        if (trouble is not null)
            await shops.ChangeAsync(shop.Id, known => known.Trouble is null ? known with { Trouble = trouble } : known, cancellation);
        return read.Failed(why, trouble, time.GetUtcNow());
    }

    private static DateTimeOffset? Changed(JsonElement item) => item.Time("date_modified_gmt") ?? item.Time("date_created_gmt");

    private static long Number(JsonElement item) => long.TryParse(item.Id("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private Task WakeAsync(string shop, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, Nobody, new() { Flow = Flow, FlowVersion = 1, Subject = "orders", StartedAt = at, DueAt = at }, at, cancellation);
}
