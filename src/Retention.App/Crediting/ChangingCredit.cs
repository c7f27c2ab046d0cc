using Retention.App.Storage;
using Retention.Rewards;

namespace Retention.App.Crediting;

/// <summary>What a merchant does about credit that was given: takes it back, or has its coupon tried again.</summary>
internal sealed class ChangingCredit(Identity identity, CreditRows rows, CreditWakes wakes, TimeProvider time)
{
    /// <summary>Takes back what is left of a reward; its coupon is taken out of the shop next. False when the shopper has no such reward, or it may not be taken back for that.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">Our id of the shopper.</param>
    /// <param name="reward">The reward's id.</param>
    /// <param name="why">Why: what was earned goes back only for <see cref="CreditReason.Fraud"/> or <see cref="CreditReason.Refund"/>, what was given by hand for <see cref="CreditReason.Mistake"/> too.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<bool> TakeBackAsync(string shop, string shopper, string reward, string why, CancellationToken cancellation) =>
        ChangeAsync(shop, shopper, reward, known => Booking.MayTakeBack(known, why) ? Booking.End(known, CreditKind.Revoked, time.GetUtcNow(), why) : null, cancellation);

    /// <summary>Has the coupon tried again that the shop would not make. It is looked for first: nobody knows what happened since. False when the shopper has no such reward.</summary>
    public Task<bool> RetryAsync(string shop, string shopper, string reward, CancellationToken cancellation) => ChangeAsync(
        shop,
        shopper,
        reward,
        known => known.Coupons.FirstOrDefault(coupon => coupon.State == CouponState.Failed) is { } failed
            ? new(known.With(failed with { State = CouponState.Unknown, AskedAt = null, Trouble = null, Remedy = null }), [])
            : Booking.Renew(known, time.GetUtcNow()),
        cancellation);

    private async Task<bool> ChangeAsync(string shop, string shopper, string reward, Func<Reward, Booked?> change, CancellationToken cancellation)
    {
        while (true)
        {
            var known = (await identity.FollowAsync(shop, shopper, cancellation)).Shopper;
            if ((await rows.ReadAsync(shop, known, cancellation)).Rewards.FirstOrDefault(one => one.Reward.Id == reward) is not { } loaded)
                return false;
            if (change(loaded.Reward) is not { } booked)
                return false;
            if (!await rows.WriteAsync(shop, loaded, booked, cancellation))
                continue; // Somebody else changed it meanwhile: look again.
            await wakes.NowAsync(shop, loaded.Account, reward, cancellation);
            return true;
        }
    }
}
