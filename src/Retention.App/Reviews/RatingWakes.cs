using Azure.Data.Tables;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Reviews;

/// <summary>
/// Wake-ups for a product whose ratings changed, for shops that want them written to their products. Several changes within some minutes are one
/// wake-up. A wake-up is only a hint.
/// </summary>
internal sealed class RatingWakes(AppStorage storage, ShopStore shops, Schedule schedule, Inbox inbox, TimeProvider time)
{
    // The key of ratings in the plan and in messages; no journey of a shopper's is called so.
    private const string Flow = "ratings";
    private const string All = "ratings-all";
    private const int MostAtOnce = 1_000;
    private const int InOneGo = 200; // With some calls each, these take a shop's share of Shopify's points for a minute or two.

    // In the plan it stands as a journey that is nobody's: it is no message to come.
    private const string Nobody = "";

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    /// <summary>The product that a wake-up is about; null when it is about something else.</summary>
    public static string? ProductOf(StepMessage step) => Read(step, Flow);

    /// <summary>The row behind which a wake-up for all products of a shop goes on, empty for the first; null when it is about something else.</summary>
    public static string? AllOf(StepMessage step) => Read(step, All);

    /// <summary>A product's ratings change now.</summary>
    public async Task ChangedAsync(string shop, string product, CancellationToken cancellation)
    {
        if ((await shops.FindAsync(shop, cancellation))?.Shop.Settings.WritesReviewFigures == true)
            await AtAsync(shop, product, time.GetUtcNow() + Together, cancellation);
    }

    /// <summary>Wakes for this product at that moment or some minutes later: writing it again within them changes nothing.</summary>
    public Task AtAsync(string shop, string product, DateTimeOffset at, CancellationToken cancellation)
    {
        var due = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Together.Ticks) + Together.Ticks, TimeSpan.Zero);
        return schedule.WakeAsync(shop, Nobody, new Journey { Flow = Flow, FlowVersion = 1, Subject = product, StartedAt = due, DueAt = due }, due, cancellation);
    }

    /// <summary>Asks for all products of a shop: it has just turned it on, or off.</summary>
    public Task AllAsync(string shop, string after, CancellationToken cancellation) => inbox.PutAsync(new StepMessage(StoredJson.Version, shop, Nobody, Journey.IdOf(All, after)), cancellation);

    /// <summary>Wakes for each product of a shop, some hundred at a time, behind this row.</summary>
    public async Task SpreadAsync(string shop, string after, CancellationToken cancellation)
    {
        var (count, last, now) = (0, after, time.GetUtcNow());
        var begin = after.StartsWith(Keys.AllRatings, StringComparison.Ordinal) ? after[Keys.AllRatings.Length..] : null;
        await foreach (var row in storage.Reviews.QueryAsync<TableEntity>(ReviewLists.Range(shop, Keys.AllRatings, begin), cancellationToken: cancellation).Take(MostAtOnce).WithCancellation(cancellation))
        {
            await AtAsync(shop, row.Read(Stored.Default.ProductRatings).Product, now + (count / InOneGo * Together), cancellation);
            (count, last) = (count + 1, row.RowKey);
        }

        if (count == MostAtOnce)
            await AllAsync(shop, last, cancellation);
    }

    private static string? Read(StepMessage step, string flow) => step.Shopper == Nobody && step.Journey.StartsWith($"{flow}|", StringComparison.Ordinal) ? step.Journey[(flow.Length + 1)..] : null;
}
