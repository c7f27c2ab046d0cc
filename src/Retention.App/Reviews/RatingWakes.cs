using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Reviews;

/// <summary>
/// Wake-ups for a product whose ratings changed, for shops that want them written to their products. Several changes within some minutes are one
/// wake-up. A wake-up is only a hint.
/// </summary>
internal sealed class RatingWakes(ShopStore shops, Schedule schedule, Inbox inbox, TimeProvider time)
{
    // The key of ratings in the plan and in messages; no journey of a shopper's is called so.
    private const string Flow = "ratings";

    // In the plan it stands as a journey that is nobody's: it is no message to come.
    private const string Nobody = "";

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    /// <summary>The product that a wake-up is about, empty for all of a shop's; null when it is about something else.</summary>
    public static string? ProductOf(StepMessage step) => step.Shopper == Nobody && step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal) ? step.Journey[(Flow.Length + 1)..] : null;

    /// <summary>A product's ratings change now.</summary>
    public async Task ChangedAsync(string shop, string product, CancellationToken cancellation)
    {
        if ((await shops.FindAsync(shop, cancellation))?.Shop.Settings.WritesRatings == true)
            await AtAsync(shop, product, time.GetUtcNow() + Together, cancellation);
    }

    /// <summary>Wakes for this product at that moment or some minutes later: writing it again within them changes nothing.</summary>
    public Task AtAsync(string shop, string product, DateTimeOffset at, CancellationToken cancellation)
    {
        var due = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Together.Ticks) + Together.Ticks, TimeSpan.Zero);
        return schedule.WakeAsync(shop, Nobody, new Journey { Flow = Flow, FlowVersion = 1, Subject = product, StartedAt = due, DueAt = due }, due, cancellation);
    }

    /// <summary>Asks for all products of a shop: it has just turned it on, say.</summary>
    public Task AllAsync(string shop, CancellationToken cancellation) => inbox.PutAsync(new StepMessage(StoredJson.Version, shop, Nobody, Journey.IdOf(Flow, "")), cancellation);
}
