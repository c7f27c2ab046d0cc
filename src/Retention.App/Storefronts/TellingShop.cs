using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storefronts;

/// <summary>
/// Wakes whoever tells a shop what its customers said to us: at once, after it is written down here. Only a Shopify shop has a record of its own that
/// can be told. A wake-up is only a hint.
/// </summary>
internal sealed class TellingShop(ShopStore shops, ShopperStore shoppers, Schedule schedule, Inbox inbox, TimeProvider time)
{
    private const string Flow = "tell-shop";
    private const string Untagging = "untag";

    // Whoever dies between the commit and the queue is helped by a wake-up that was planned before.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>Whether a wake-up is such a one.</summary>
    public static bool Concerns(StepMessage step) => step.Journey == Journey.IdOf(Flow, "") || UntaggedBy(step) is not null;

    /// <summary>The customer of whose record a tag is to be taken, and the tag: the person was erased, and nothing else is known any more. Null for another wake-up.</summary>
    public static (string Customer, string Tag)? UntaggedBy(StepMessage step) => step.Journey.Split('|', 3) is [Untagging, var customer, var tag] ? (customer, tag) : null;

    /// <summary>Hears an event after its commit. One that tells the shop nothing costs nothing; told again, the wake-up is put again.</summary>
    public async Task HearAsync(EventMessage message, Happened happened, IReadOnlyCollection<KnownName> names, Shopper shopper, CancellationToken cancellation)
    {
        if (message.HappenedAt is null && !shopper.IsErased && (happened is SurveyAnswered or ChoicesMade { ObjectsToProfiling: not null } || WordsForShop.Concerns(happened, names, shopper)) && await HasRecordAsync(message.Shop, cancellation))
            await NowAsync(message.Shop, shopper.Id, cancellation);
        // The row that knows the tag outlives the other rows of an erased person until the tag is sure to be taken away.
        while (shopper.IsErased && await shoppers.FindAsync(message.Shop, shopper, Keys.ToldTag, cancellation) is { } row)
        {
            if (row.GetString("Tag") is { } tag && row.GetString("Customer") is { } customer)
                await inbox.PutAsync(new StepMessage(StoredJson.Version, message.Shop, "", Journey.IdOf(Untagging, $"{customer}|{tag}")), cancellation);
            await shoppers.DeleteAsync([row], cancellation);
        }
    }

    /// <summary>Commits what was said on a page or by text, and has the shop told of it.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="commit">The commit; false where somebody else changed the shopper meanwhile.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> AfterAsync(string shop, string shopper, Func<Task<bool>> commit, CancellationToken cancellation)
    {
        if (!await HasRecordAsync(shop, cancellation))
            return await commit();
        await AtAsync(shop, shopper, time.GetUtcNow() + Soon, cancellation);
        if (!await commit())
            return false;
        await NowAsync(shop, shopper, cancellation);
        return true;
    }

    /// <summary>Puts a wake-up for now into the queue.</summary>
    public Task NowAsync(string shop, string shopper, CancellationToken cancellation) => inbox.PutAsync(new StepMessage(StoredJson.Version, shop, shopper, Journey.IdOf(Flow, "")), cancellation);

    /// <summary>Writes a wake-up for later into the plan.</summary>
    public Task AtAsync(string shop, string shopper, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, shopper, new Journey { Flow = Flow, FlowVersion = 1, Subject = "", StartedAt = at, DueAt = at }, at, cancellation);

    private async Task<bool> HasRecordAsync(string shop, CancellationToken cancellation) => await shops.FindAsync(shop, cancellation) is { Platform: ShopifyDoor.Platform, Shop.UninstalledAt: null };
}
