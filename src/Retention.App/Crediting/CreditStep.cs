using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;
using Retention.Decisions;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Makes the shop owe what the books say, one call after the other: makes coupons, changes what they are worth, takes them out, and at last tells the
/// shopper. A coupon is written down as asked for before the shop is asked; what became of that is looked up in the shop before it is asked again.
/// </summary>
internal sealed class CreditStep(
    ShopStore shops, Identity identity, CreditRows rows, CouponDirectory directory, Coupons coupons, ShopperAddresses addresses, CreditLetters letters, CreditErasure erasure, CreditWakes wakes, AppSettings settings, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongPatience = TimeSpan.FromHours(24);

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or when there is nothing to do, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string account, string reward, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null } shop)
            return;
        while (await rows.FindAsync(shop.Id, account, reward, cancellation) is { } loaded)
        {
            if (loaded.Reward.Ended is null && loaded.Reward.OverAt(Zones.Own(shop)) <= time.GetUtcNow())
                await rows.WriteAsync(shop.Id, loaded, Booking.End(loaded.Reward, CreditKind.Expired, time.GetUtcNow()), cancellation);
            else if (CouponWork.Next(loaded.Reward) is { } work)
            {
                if (!await WorkAsync(shop, loaded, work, cancellation))
                    return;
            }
            else
            {
                await (loaded.Reward.IsErased ? erasure.FinishAsync(shop.Id, loaded, cancellation) : letters.TellAsync(shop, loaded, cancellation));
                return;
            }
        }
    }

    // Whether to look for more to do now.
    private Task<bool> WorkAsync(Shop shop, LoadedReward loaded, CouponWork work, CancellationToken cancellation) => work switch
    {
        CouponWork.Make(var coupon) => MakeAsync(shop, loaded, coupon, cancellation),
        CouponWork.Settle(var coupon) => SettleAsync(shop, loaded, coupon, cancellation),
        CouponWork.Amend(var coupon, var amount) => AmendAsync(shop, loaded, coupon, amount, cancellation),
        CouponWork.Remove(var coupon) => RemoveAsync(shop, loaded, coupon, cancellation),
        CouponWork.Drop(var coupon) => WriteAsync(shop, loaded, coupon with { State = CouponState.Removed }, cancellation),
        var unknown => throw new InvalidOperationException($"No such work: {unknown.GetType().Name}."),
    };

    private async Task<bool> MakeAsync(Shop shop, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        var reward = loaded.Reward;
        var shopper = (await identity.FollowAsync(shop.Id, loaded.Account, cancellation)).Shopper;
        if (await addresses.FindAsync(shop.Id, shopper, reward.Address, cancellation) is not { } to)
            return await FailAsync(shop, loaded, coupon, CouponTroubles.NoAddress, cancellation);
        if (await coupons.LookAsync(shop.Id, coupon.Amount.Currency, cancellation) is Answer<Currency>.Not(var obstacle))
            return await NotYetAsync(shop, loaded, coupon, obstacle, cancellation);
        await directory.AddAsync(shop.Id, new CouponOwner(loaded.Account, reward.Id, coupon.Number), cancellation);
        var asked = coupon with { State = CouponState.Unknown, AskedAt = time.GetUtcNow(), Trouble = null, Remedy = null };
        if (!await rows.WriteAsync(shop.Id, loaded, reward.With(asked), cancellation))
            return true; // Somebody else has it.
        var code = directory.CodeOf(shop.Id, reward.Id, coupon.Number);
        var answer = await coupons.MakeAsync(shop.Id, new(code, coupon.Amount, to.Email.Trim(), reward.LastDay, reward.Id), cancellation);
        counts.Add("coupon", answer is Answer<string>.Not(var why) ? why.Key : "made");
        return answer switch
        {
            Answer<string>.Said(var id) => await RecordAsync(shop, loaded, asked with { State = CouponState.Issued, ShopId = id }, cancellation),
            Answer<string>.Not({ MayHaveHappened: true }) => true, // It stands as unknown already.
            Answer<string>.Not({ IsPassing: true } passing) => await RecordAsync(shop, loaded, Troubled(asked with { State = CouponState.Claimed }, passing), cancellation) && await LaterAsync(shop, loaded, passing.After ?? Patience, cancellation),
            Answer<string>.Not(var refused) => await RecordAsync(shop, loaded, Troubled(asked with { State = CouponState.Failed }, refused), cancellation),
            _ => throw new InvalidOperationException($"No such answer: {answer}."),
        };
    }

    // Whoever asked the shop may still be at it: only then nobody knows any more.
    private async Task<bool> SettleAsync(Shop shop, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        var left = coupon.AskedAt + settings.SettleAfter - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            return await LaterAsync(shop, loaded, left.Value, cancellation);
        return await coupons.FindAsync(shop.Id, directory.CodeOf(shop.Id, loaded.Reward.Id, coupon.Number), loaded.Reward.Id, cancellation) switch
        {
            Answer<string?>.Said({ } id) => await WriteAsync(shop, loaded, coupon with { State = CouponState.Issued, ShopId = id }, cancellation),
            Answer<string?>.Said => await WriteAsync(shop, loaded, coupon with { State = CouponState.Claimed }, cancellation),
            Answer<string?>.Not({ IsPassing: true } passing) => await LaterAsync(shop, loaded, passing.After ?? Patience, cancellation),
            // Nobody will try it again by hand, and it may stand there: it is looked for until the shop says so.
            Answer<string?>.Not(var why) when loaded.Reward.Remaining.Minor <= 0 && why.Key != CouponTroubles.CodeOfAnother.Key => await LaterAsync(shop, loaded, LongPatience, cancellation),
            Answer<string?>.Not(var why) => await FailAsync(shop, loaded, coupon, why, cancellation),
            var unknown => throw new InvalidOperationException($"No such answer: {unknown}."),
        };
    }

    private async Task<bool> AmendAsync(Shop shop, LoadedReward loaded, Coupon coupon, Money amount, CancellationToken cancellation) => await coupons.AmendAsync(shop.Id, coupon.ShopId!, amount, cancellation) switch
    {
        Answer<string>.Said => await RecordAsync(shop, loaded, coupon with { Amount = amount, Trouble = null, Remedy = null }, cancellation),
        // Somebody deleted it in the shop by hand; the shopper's money is not gone for that.
        Answer<string>.Not({ Key: ShopTroubles.Missing }) => await rows.WriteAsync(shop.Id, loaded, Booking.Renew(loaded.Reward.With(coupon with { State = CouponState.Removed }), time.GetUtcNow()), cancellation) || true,
        Answer<string>.Not(var why) => await NotYetAsync(shop, loaded, coupon, why, cancellation),
        var unknown => throw new InvalidOperationException($"No such answer: {unknown}."),
    };

    private async Task<bool> RemoveAsync(Shop shop, LoadedReward loaded, Coupon coupon, CancellationToken cancellation) => await coupons.RemoveAsync(shop.Id, coupon.ShopId!, cancellation) switch
    {
        Answer<string>.Said => await RecordAsync(shop, loaded, coupon with { State = CouponState.Removed, Trouble = null, Remedy = null }, cancellation),
        Answer<string>.Not(var why) => await NotYetAsync(shop, loaded, coupon, why, cancellation),
        var unknown => throw new InvalidOperationException($"No such answer: {unknown}."),
    };

    // Later may be better; otherwise a person has to mend something. What is to be taken out of the shop is tried again all the same, once a day.
    private async Task<bool> NotYetAsync(Shop shop, LoadedReward loaded, Coupon coupon, ShopTrouble why, CancellationToken cancellation)
    {
        if (!why.IsPassing && coupon.State == CouponState.Claimed)
            return await FailAsync(shop, loaded, coupon, why, cancellation);
        await RecordAsync(shop, loaded, Troubled(coupon, why), cancellation);
        return await LaterAsync(shop, loaded, why.IsPassing ? why.After ?? Patience : LongPatience, cancellation);
    }

    private async Task<bool> FailAsync(Shop shop, LoadedReward loaded, Coupon coupon, ShopTrouble why, CancellationToken cancellation)
    {
        counts.Add("coupon", why.Key);
        return await WriteAsync(shop, loaded, Troubled(coupon with { State = CouponState.Failed }, why), cancellation);
    }

    private static Coupon Troubled(Coupon coupon, ShopTrouble why) => coupon with { Trouble = why.What, Remedy = why.Remedy };

    // By the reward as it was read; where somebody else changed it, the loop looks again.
    private async Task<bool> WriteAsync(Shop shop, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        await rows.WriteAsync(shop.Id, loaded, loaded.Reward.With(coupon), cancellation);
        return true;
    }

    // What the shop answered is written whatever else changed meanwhile. Whether the shopper was told is not the shop's to say: another worker may just have done it.
    private async Task<bool> RecordAsync(Shop shop, LoadedReward asked, Coupon coupon, CancellationToken cancellation)
    {
        while (await rows.FindAsync(shop.Id, asked.Account, asked.Reward.Id, cancellation) is { } loaded && !await rows.WriteAsync(shop.Id, loaded, loaded.Reward.With(coupon with { ToldAt = loaded.Reward.Coupons[coupon.Number].ToldAt }), cancellation))
        {
            // Somebody else changed the reward meanwhile: write it into theirs.
        }

        return true;
    }

    private async Task<bool> LaterAsync(Shop shop, LoadedReward loaded, TimeSpan after, CancellationToken cancellation)
    {
        await wakes.AtAsync(shop.Id, loaded.Account, loaded.Reward.Id, time.GetUtcNow() + after, cancellation);
        return false;
    }
}
