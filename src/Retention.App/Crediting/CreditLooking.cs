using System.Collections.Immutable;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Looks in the shop once a day how a coupon stands there: one that was deleted by hand is made anew, and what was spent of an account, of which no
/// order tells us reliably, is booked.
/// </summary>
internal sealed class CreditLooking(Identity identity, CreditRows rows, CouponDirectory directory, CouponRecords records, CreditWakes wakes, TimeProvider time)
{
    private const int MostCoupons = 100;
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);

    // An order that used all of an account may still be called off, which gives it back.
    private static readonly TimeSpan UsedUp = TimeSpan.FromDays(90);

    /// <summary>The coupon of the reward that is looked at; null where none stands in the shop, or nothing can change any more.</summary>
    public static Coupon? Of(Reward reward) => reward.Ended is not null ? null
        : reward.Usable ?? reward.Coupons.LastOrDefault(coupon => coupon is { State: CouponState.Issued, Form: CreditForm.Account });

    /// <summary>The coupon that has to be looked at now; null where none has.</summary>
    public Coupon? IsDue(Reward reward)
    {
        var now = time.GetUtcNow();
        return Of(reward) is { } coupon && !(coupon.LookedAt + Daily > now)
            && (reward.Remaining.Minor > 0 || reward.Uses.Any(use => use.Coupon == coupon.Number && use.ToldAt + UsedUp > now)) ? coupon : null;
    }

    /// <summary>Plans the next look. Whoever plans it twice looks once: the second finds that it is done.</summary>
    public Task AgainAsync(Shop shop, LoadedReward loaded, CancellationToken cancellation) => wakes.AtAsync(shop.Id, loaded.Account, loaded.Reward.Id, time.GetUtcNow() + Daily, cancellation);

    /// <summary>Looks, and books what is seen. Whether to look for more to do now.</summary>
    public async Task<bool> LookAsync(Shop shop, IShopCredit credit, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        var (now, answer) = (time.GetUtcNow(), await SeeAsync(shop, credit, loaded, coupon, cancellation));
        if (answer.Trouble is { IsPassing: true } passing)
            return await records.LaterAsync(shop, loaded, passing, cancellation);
        await AgainAsync(shop, loaded, cancellation);
        if (answer is not Answer<Seen>.Said(var seen))
        {
            // Not looked at: nothing ends before somebody could.
            await records.RecordAsync(shop, loaded, CouponRecords.Troubled(coupon, answer.Trouble!), cancellation);
            return false;
        }

        if (!seen.IsThere && coupon.Form != CreditForm.Account)
            return await records.GoneAsync(shop, loaded, coupon, cancellation);
        var trouble = seen.IsThere ? null : AccountGone;
        return await records.RecordAsync(shop, loaded, coupon.Number, (reward, known) => Looked(reward, known with { LookedAt = now, Trouble = trouble?.What, Remedy = trouble?.Remedy }, seen.Left, now), cancellation);
    }

    /// <summary>How a coupon stands in the shop; of a sum on an account, what is left of it, whatever was taken off the account instead of another.</summary>
    public async Task<Answer<Seen>> SeeAsync(Shop shop, IShopCredit credit, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        if (coupon.Form != CreditForm.Account || credit.Accounts is not { } accounts)
            return (await credit.IsThereAsync(shop.Id, new(coupon, directory.CodeOf(shop.Id, loaded.Reward.Id, coupon.Number), loaded.Reward.Id, loaded.Reward.LastDay), cancellation)).With(isThere => new Seen(isThere, Left: null, EndsAt: null));
        ImmutableArray<Coupon> all = [.. (await CouponsAsync(shop, loaded, cancellation)).Where(other => other.ShopId is not null && other.Holder == coupon.Holder && other.Form == CreditForm.Account && other.Amount.Currency == coupon.Amount.Currency).TakeLast(MostCoupons)];
        return (await accounts.LeftAsync(shop.Id, all, cancellation)).With(left => Read(left, all, coupon));
    }

    /// <summary>All coupons of the person whose the reward is.</summary>
    public async Task<ImmutableArray<Coupon>> CouponsAsync(Shop shop, LoadedReward loaded, CancellationToken cancellation)
    {
        var shopper = (await identity.FollowAsync(shop.Id, loaded.Account, cancellation)).Shopper;
        return [.. (await rows.ReadAsync(shop.Id, shopper, cancellation)).Rewards.SelectMany(one => one.Reward.Coupons)];
    }

    private Seen Read(ImmutableDictionary<string, SumLeft> left, ImmutableArray<Coupon> all, Coupon coupon)
    {
        if (left.GetValueOrDefault(coupon.ShopId!) is not { } own)
            return new(IsThere: false, Left: null, EndsAt: null);
        var sums = all.Where(one => left.ContainsKey(one.ShopId!)).Select(one => new AccountSum(one.ShopId!, one.Amount.Minor, left[one.ShopId!].Minor, left[one.ShopId!].EndsAt, one.State == CouponState.Removed));
        return new(IsThere: true, AccountShares.Of([.. sums], time.GetUtcNow()).GetValueOrDefault(coupon.ShopId!, own.Minor), own.EndsAt);
    }

    private static Booked Looked(Reward reward, Coupon coupon, long? left, DateTimeOffset now) =>
        left is { } minor && reward.Ended is null ? Booking.Left(reward.With(coupon), coupon, minor, now) : new(reward.With(coupon), []);

    private static ShopTrouble AccountGone { get; } =
        new("account-gone", "Your shop no longer knows this credit: the customer was deleted there, or merged with another.", "If the credit is on the customer's other account, all is well. Otherwise take it back here, and give it anew.");

    /// <summary>What was seen of a coupon.</summary>
    /// <param name="IsThere">Whether the shop has it.</param>
    /// <param name="Left">What is left of it, in minor units; null for codes.</param>
    /// <param name="EndsAt">When what is left lapses (UTC); null for no end.</param>
    internal sealed record Seen(bool IsThere, long? Left, DateTimeOffset? EndsAt);
}
