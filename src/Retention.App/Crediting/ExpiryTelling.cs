using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Tells the road that credit runs out soon: whether anything is said, and what, is decided there like for every message. Told under a key that
/// follows from the reward, and written down behind it: told twice, it is one event.
/// </summary>
internal sealed class ExpiryTelling(Identity identity, CreditRows rows, Inbox inbox, TimeProvider time)
{
    /// <summary>Tells it, so many days before the last one. Of an address that no order has nobody could be written to.</summary>
    public async Task TellAsync(Shop shop, LoadedReward loaded, int days, CancellationToken cancellation)
    {
        var (reward, now) = (loaded.Reward, time.GetUtcNow());
        var shopper = (await identity.FollowAsync(shop.Id, loaded.Account, cancellation)).Shopper;
        if (reward.LastDay is { } last && shopper.Orders.LastOrDefault(order => order.EmailKey == reward.Address) is { } order)
        {
            var key = Keys.Hash($"{reward.Id}|ends|{days}", 32);
            await inbox.PutAsync(EventMessage.Of(shop.Id, key, now, new CreditEnds(order.Id, last, days, now)) with { Shopper = shopper.Id }, cancellation);
        }

        await rows.WriteAsync(shop.Id, loaded, reward with { RemindedOf = days }, cancellation);
    }
}
