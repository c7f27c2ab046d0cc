using Retention.App.Observability;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Takes what is left of a sum off a customer's account. It is written down before the shop is asked, with how much; after a lost answer the account
/// is read before it is asked again. What was spent until then is booked as spent: never more is taken than is left.
/// </summary>
internal sealed class TakingBack(CreditRows rows, CreditLooking looking, CouponRecords records, AppSettings settings, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Does the next of it. Whether to look for more to do now.</summary>
    public async Task<bool> TakeAsync(Shop shop, IShopCredit credit, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        if (coupon.ShopId is null || credit.Accounts is not { } accounts)
            return await records.GoneAsync(shop, loaded, coupon, cancellation);
        if (coupon.State == CouponState.Removing)
            return await SettleAsync(shop, accounts, loaded, coupon, cancellation);
        var answer = await looking.SeeAsync(shop, credit, loaded, coupon, cancellation);
        if (answer is Answer<CreditLooking.Seen>.Not(var why))
            return await records.NotYetAsync(shop, loaded, coupon, why, cancellation);
        var (now, seen) = (time.GetUtcNow(), ((Answer<CreditLooking.Seen>.Said)answer).Value);
        // Of one that ran out the shop still tells what was left, and has taken it itself: to take that would be to take another's.
        if (seen is not { IsThere: true, Left: > 0 } || seen.EndsAt <= now)
        {
            return await records.RecordAsync(
                shop, loaded, coupon.Number, (reward, known) => Booking.Left(reward.With(known with { State = CouponState.Removed, LookedAt = now, Trouble = null, Remedy = null }), known, seen.Left ?? known.Amount.Minor, now), cancellation);
        }

        var amount = coupon.Amount with { Minor = Math.Min(seen.Left.Value, coupon.Amount.Minor) };
        var asked = coupon with { State = CouponState.Removing, TakingBack = amount, AskedAt = now, LookedAt = now, Trouble = null, Remedy = null };
        if (!await rows.WriteAsync(shop.Id, loaded, Booking.Left(loaded.Reward.With(asked), asked, seen.Left.Value, now), cancellation))
            return true; // Somebody else has it.
        var taken = await accounts.TakeAsync(shop.Id, asked, amount, cancellation);
        counts.Add("credit taken back", taken is Answer<bool>.Not(var trouble) ? trouble.Key : "done");
        return taken switch
        {
            Answer<bool>.Said(true) => await records.GoneAsync(shop, loaded, asked, cancellation),
            // Spent in this very moment: looked at again.
            Answer<bool>.Said => await records.RecordAsync(shop, loaded, asked with { State = CouponState.Issued, TakingBack = null }, cancellation) && await records.LaterAsync(shop, loaded, Patience, cancellation),
            Answer<bool>.Not({ MayHaveHappened: true }) => true, // It stands as being taken already.
            Answer<bool>.Not(var refused) => await records.NotYetAsync(shop, loaded, asked with { State = CouponState.Issued, TakingBack = null }, refused, cancellation),
            _ => throw new InvalidOperationException($"No such answer: {taken}."),
        };
    }

    private async Task<bool> SettleAsync(Shop shop, ICustomerAccounts accounts, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        var left = coupon.AskedAt + settings.SettleAfter - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            return await records.LaterAsync(shop, loaded, left.Value, cancellation);
        return await accounts.WasTakenAsync(shop.Id, coupon, cancellation) switch
        {
            Answer<bool>.Said(true) => await records.GoneAsync(shop, loaded, coupon, cancellation),
            Answer<bool>.Said => await records.WriteAsync(shop, loaded, coupon with { State = CouponState.Issued, TakingBack = null }, cancellation),
            Answer<bool>.Not(var why) => await records.NotYetAsync(shop, loaded, coupon, why, cancellation),
            var unknown => throw new InvalidOperationException($"No such answer: {unknown}."),
        };
    }
}
