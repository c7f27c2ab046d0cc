using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>Writes down what became of asking the shop. Each answers whether to look for more to do now.</summary>
internal sealed class CouponRecords(CreditRows rows, CreditWakes wakes, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongPatience = TimeSpan.FromHours(24);

    /// <summary>Writes the coupon by the reward as it was read; where somebody else changed it, the loop looks again.</summary>
    public async Task<bool> WriteAsync(Shop shop, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        await rows.WriteAsync(shop.Id, loaded, loaded.Reward.With(coupon), cancellation);
        return true;
    }

    /// <summary>
    /// Writes what the shop answered, whatever else changed meanwhile. Whether the shopper was told is not the shop's to say: another worker may just have done it.
    /// </summary>
    public Task<bool> RecordAsync(Shop shop, LoadedReward asked, Coupon coupon, CancellationToken cancellation) =>
        RecordAsync(shop, asked, coupon.Number, (reward, known) => new(reward.With(coupon with { ToldAt = known.ToldAt }), []), cancellation);

    /// <summary>As the other, where the answer changes the books.</summary>
    public async Task<bool> RecordAsync(Shop shop, LoadedReward asked, int number, Func<Reward, Coupon, Booked> change, CancellationToken cancellation)
    {
        while (await rows.FindAsync(shop.Id, asked.Account, asked.Reward.Id, cancellation) is { } loaded && !await rows.WriteAsync(shop.Id, loaded, change(loaded.Reward, loaded.Reward.Coupons[number]), cancellation))
        {
            // Somebody else changed the reward meanwhile: write it into theirs.
        }

        return true;
    }

    /// <summary>Writes that it is gone from the shop; where something is left of it, the next coupon is claimed with that.</summary>
    public Task<bool> GoneAsync(Shop shop, LoadedReward asked, Coupon coupon, CancellationToken cancellation) => RecordAsync(
        shop,
        asked,
        coupon.Number,
        (reward, known) => Booking.Renew(reward.With(known with { State = CouponState.Removed, TakingBack = null, Trouble = null, Remedy = null }), time.GetUtcNow()),
        cancellation);

    /// <summary>Later may be better; otherwise a person has to mend something. What is to be taken out of the shop is tried again all the same, once a day.</summary>
    public async Task<bool> NotYetAsync(Shop shop, LoadedReward loaded, Coupon coupon, ShopTrouble why, CancellationToken cancellation)
    {
        if (!why.IsPassing && coupon.State == CouponState.Claimed)
            return await FailAsync(shop, loaded, coupon, why, cancellation);
        await RecordAsync(shop, loaded, Troubled(coupon, why), cancellation);
        return await (why.IsPassing ? LaterAsync(shop, loaded, why, cancellation) : MuchLaterAsync(shop, loaded, cancellation));
    }

    /// <summary>Writes that somebody has to mend something first.</summary>
    public async Task<bool> FailAsync(Shop shop, LoadedReward loaded, Coupon coupon, ShopTrouble why, CancellationToken cancellation)
    {
        counts.Add("coupon", why.Key);
        return await WriteAsync(shop, loaded, Troubled(coupon with { State = CouponState.Failed }, why), cancellation);
    }

    /// <summary>Tries again when the shop may have got over it.</summary>
    public Task<bool> LaterAsync(Shop shop, LoadedReward loaded, ShopTrouble passing, CancellationToken cancellation) => LaterAsync(shop, loaded, passing.After ?? Patience, cancellation);

    /// <summary>Tries again in a day.</summary>
    public Task<bool> MuchLaterAsync(Shop shop, LoadedReward loaded, CancellationToken cancellation) => LaterAsync(shop, loaded, LongPatience, cancellation);

    /// <summary>Tries again after so long.</summary>
    public async Task<bool> LaterAsync(Shop shop, LoadedReward loaded, TimeSpan after, CancellationToken cancellation)
    {
        await wakes.AtAsync(shop.Id, loaded.Account, loaded.Reward.Id, time.GetUtcNow() + after, cancellation);
        return false;
    }

    /// <summary>The coupon with what is wrong.</summary>
    public static Coupon Troubled(Coupon coupon, ShopTrouble why) => coupon with { Trouble = why.What, Remedy = why.Remedy };
}
