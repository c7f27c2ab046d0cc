using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>Lets one shopper hear nothing for a while, because the merchant says so, and ends that. Committed before it is answered.</summary>
internal sealed class Holding(Identity identity, ShopperStore shoppers, Schedule schedule, TimeProvider time)
{
    /// <summary>For how long the page offers it.</summary>
    public static readonly TimeSpan Offered = TimeSpan.FromDays(30);

    /// <summary>Pauses the shopper from now on. False when there is no such shopper.</summary>
    public async Task<bool> PauseAsync(string shop, string shopper, CancellationToken cancellation) =>
        await ChangeAsync(shop, shopper, known => known.Held(time.GetUtcNow() + Offered), cancellation) is not null;

    /// <summary>Ends the pause: what it put off is looked at when it would have been, or at once. False when there is no such shopper.</summary>
    public async Task<bool> ResumeAsync(string shop, string shopper, CancellationToken cancellation)
    {
        if (await ChangeAsync(shop, shopper, known => known.Released(), cancellation) is not var (before, after))
            return false;
        foreach (var journey in after.Journeys.Where(journey => before.Journey(journey.Id)?.WaitsFor == Reason.PausedByMerchant.Key))
            await schedule.WakeAsync(shop, after.Id, journey, journey.WakeAt, cancellation);
        return true;
    }

    private async Task<(Shopper Before, Shopper After)?> ChangeAsync(string shop, string shopper, Func<Shopper, Shopper> change, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await identity.FollowAsync(shop, shopper, cancellation);
            if (loaded.ETag is null)
                return null;
            var after = change(loaded.Shopper);
            if (await shoppers.CommitAsync(shop, loaded, after, [], cancellation))
                return (loaded.Shopper, after);
        }
    }
}
