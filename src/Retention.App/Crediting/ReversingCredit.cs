using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Takes back, in its share, what a purchase earned whose order was refunded or called off. Never more than is left: what is spent stays spent.
/// Heard again it changes nothing, since it says how much is to go back in all.
/// </summary>
internal sealed class ReversingCredit(CreditRows rows, CreditWakes wakes, Counts counts, TimeProvider time)
{
    /// <summary>Hears how much is kept of an order that has earned.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">The shopper whose order it is.</param>
    /// <param name="order">The order.</param>
    /// <param name="kept">What is kept of it now; null for nothing.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task RefundedAsync(Shop shop, Shopper shopper, KnownOrder order, Money? kept, CancellationToken cancellation)
    {
        var id = Keys.RewardId(shop.Id, $"{CreditReason.Purchase}|{order.Id}");
        foreach (var account in shopper.Merged.Add(shopper.Id))
        {
            while (await rows.FindAsync(shop.Id, account, id, cancellation) is { Reward: { IsErased: false } reward } loaded)
            {
                var booked = Booking.Reverse(reward, kept is { } left ? KeptOrder.Back(reward, left) : reward.Worth.Minor, time.GetUtcNow());
                if (ReferenceEquals(booked.Reward, reward))
                    break;
                if (!await rows.WriteAsync(shop.Id, loaded, booked, cancellation))
                    continue; // Somebody else changed it meanwhile: book on what is known now.
                counts.Add("credit", CreditReason.Refund);
                await wakes.NowAsync(shop.Id, account, id, cancellation);
                break;
            }
        }
    }
}
