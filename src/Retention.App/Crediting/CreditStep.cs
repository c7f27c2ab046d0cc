using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Decisions;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Makes the shop owe what the books say, one call after the other: makes coupons, changes what they are worth, takes them out, and at last tells the
/// shopper. A coupon is written down as asked for before the shop is asked; what became of that is looked up in the shop before it is asked again.
/// </summary>
internal sealed class CreditStep(
    ShopStore shops, Identity identity, CreditRows rows, CouponDirectory directory, ShopCredits credits, ShopperAddresses addresses, CouponRecords records, CreditLooking looking, TakingBack takingBack, CreditLetters letters, ExpiryTelling ending, CreditErasure erasure, AppSettings settings, Counts counts, TimeProvider time)
{
    // How long a shop mostly takes for what it makes by and by.
    private static readonly TimeSpan AtIt = TimeSpan.FromSeconds(10);

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or when there is nothing to do, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string account, string reward, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (await shops.FindAsync(step.Shop, cancellation) is not { Shop: { UninstalledAt: null } shop } record || credits.Of(record) is not { } credit)
            return;
        while (await rows.FindAsync(shop.Id, account, reward, cancellation) is { } loaded)
        {
            if (loaded.Reward.Ended is null && loaded.Reward.OverAt(Zones.Own(shop)) is { } over && over <= time.GetUtcNow())
            {
                // What was spent of it until then is not lost: it is looked for a last time.
                if (CreditLooking.Of(loaded.Reward) is not { Form: CreditForm.Account } last || last.LookedAt >= over)
                    await rows.WriteAsync(shop.Id, loaded, Booking.End(loaded.Reward, CreditKind.Expired, time.GetUtcNow()), cancellation);
                else if (!await looking.LookAsync(shop, credit, loaded, last, cancellation))
                    return;
            }
            else if (CouponWork.Next(loaded.Reward) is { } work)
            {
                if (!await WorkAsync(shop, credit, loaded, work, cancellation))
                    return;
            }
            else if (CreditReminder.DueOf(loaded.Reward, Today(shop)) is { } days)
            {
                await ending.TellAsync(shop, loaded, days, cancellation);
            }
            else if (looking.IsDue(loaded.Reward) is { } due)
            {
                if (!await looking.LookAsync(shop, credit, loaded, due, cancellation))
                    return;
            }
            else
            {
                await (loaded.Reward.IsErased ? erasure.FinishAsync(shop.Id, loaded, cancellation) : letters.TellAsync(shop, loaded, cancellation));
                return;
            }
        }
    }

    private DateOnly Today(Shop shop) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zones.Own(shop)).DateTime);

    // Whether to look for more to do now.
    private Task<bool> WorkAsync(Shop shop, IShopCredit credit, LoadedReward loaded, CouponWork work, CancellationToken cancellation) => work switch
    {
        CouponWork.Make(var coupon) => MakeAsync(shop, credit, loaded, coupon, cancellation),
        CouponWork.Settle(var coupon) => SettleAsync(shop, credit, loaded, coupon, cancellation),
        CouponWork.Amend(var coupon, var amount) => AmendAsync(shop, credit, loaded, coupon, amount, cancellation),
        CouponWork.Remove({ Form: CreditForm.Account } coupon) => takingBack.TakeAsync(shop, credit, loaded, coupon, cancellation),
        CouponWork.Remove(var coupon) => RemoveAsync(shop, credit, loaded, coupon, cancellation),
        CouponWork.Drop(var coupon) => records.WriteAsync(shop, loaded, coupon with { State = CouponState.Removed }, cancellation),
        var unknown => throw new InvalidOperationException($"No such work: {unknown.GetType().Name}."),
    };

    private async Task<bool> MakeAsync(Shop shop, IShopCredit credit, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        var reward = loaded.Reward;
        var shopper = (await identity.FollowAsync(shop.Id, loaded.Account, cancellation)).Shopper;
        if (await addresses.FindAsync(shop.Id, shopper, reward.Address, cancellation) is not { } to)
            return await records.FailAsync(shop, loaded, coupon, CreditTroubles.NoAddress, cancellation);
        var customer = await addresses.CustomerAsync(shop.Id, shopper, reward.Address, cancellation);
        var looked = await credit.LookAsync(shop.Id, coupon.Amount.Currency, customer, cancellation);
        if (looked is not Answer<CreditForm>.Said(var form))
            return await records.NotYetAsync(shop, loaded, coupon, looked.Trouble!, cancellation);
        await directory.AddAsync(shop.Id, new CouponOwner(loaded.Account, reward.Id, coupon.Number), cancellation);
        var asked = coupon with { State = CouponState.Unknown, Form = form, Holder = form == CreditForm.Account || reward.Gift is not null ? customer : null, AskedAt = time.GetUtcNow(), Ticket = null, Trouble = null, Remedy = null };
        if (!await rows.WriteAsync(shop.Id, loaded, reward.With(asked), cancellation))
            return true; // Somebody else has it.
        var answer = await credit.MakeAsync(shop.Id, Asked(shop, reward, asked) with { Email = to.Email.Trim() }, cancellation);
        counts.Add("coupon", answer is Answer<MadeCoupon>.Not(var why) ? why.Key : "made");
        return answer switch
        {
            Answer<MadeCoupon>.Said({ Id: { } id }) => await IssuedAsync(shop, loaded, asked, id, cancellation),
            Answer<MadeCoupon>.Said(var made) => await records.RecordAsync(shop, loaded, asked with { Ticket = made.Ticket }, cancellation) && await records.LaterAsync(shop, loaded, AtIt, cancellation),
            Answer<MadeCoupon>.Not({ MayHaveHappened: true }) => true, // It stands as unknown already.
            Answer<MadeCoupon>.Not({ IsPassing: true } passing) => await records.RecordAsync(shop, loaded, CouponRecords.Troubled(asked with { State = CouponState.Claimed }, passing), cancellation) && await records.LaterAsync(shop, loaded, passing, cancellation),
            Answer<MadeCoupon>.Not(var refused) => await records.RecordAsync(shop, loaded, CouponRecords.Troubled(asked with { State = CouponState.Failed }, refused), cancellation),
            _ => throw new InvalidOperationException($"No such answer: {answer}."),
        };
    }

    // Whoever asked the shop may still be at it: only then nobody knows any more. Where the shop gave a ticket, it knows at once.
    private async Task<bool> SettleAsync(Shop shop, IShopCredit credit, LoadedReward loaded, Coupon coupon, CancellationToken cancellation)
    {
        var left = coupon.AskedAt + settings.SettleAfter - time.GetUtcNow();
        if (left > TimeSpan.Zero && coupon.Ticket is null)
            return await records.LaterAsync(shop, loaded, left.Value, cancellation);
        return await credit.FindAsync(shop.Id, await WithOthersAsync(shop, loaded, coupon, cancellation), cancellation) switch
        {
            Answer<string?>.Said({ } id) => await IssuedAsync(shop, loaded, coupon, id, cancellation),
            Answer<string?>.Said => await records.WriteAsync(shop, loaded, coupon with { State = CouponState.Claimed, Ticket = null }, cancellation),
            Answer<string?>.Not({ IsPassing: true } passing) => await records.LaterAsync(shop, loaded, passing, cancellation),
            // Nobody will try it again by hand, and it may stand there: it is looked for until the shop says so.
            Answer<string?>.Not(var why) when loaded.Reward.Remaining.Minor <= 0 && why.Key != CreditTroubles.CodeOfAnother.Key && why.Key != CreditTroubles.HolderGone.Key => await records.MuchLaterAsync(shop, loaded, cancellation),
            Answer<string?>.Not(var why) => await records.FailAsync(shop, loaded, coupon with { Ticket = null }, why, cancellation),
            var unknown => throw new InvalidOperationException($"No such answer: {unknown}."),
        };
    }

    private async Task<bool> IssuedAsync(Shop shop, LoadedReward loaded, Coupon coupon, string id, CancellationToken cancellation)
    {
        await looking.AgainAsync(shop, loaded, cancellation);
        return await records.RecordAsync(shop, loaded, coupon with { State = CouponState.Issued, ShopId = id, Ticket = null, LookedAt = time.GetUtcNow() }, cancellation);
    }

    // One that somebody deleted in the shop by hand goes into a new one: the shopper's money is not gone for that.
    private async Task<bool> AmendAsync(Shop shop, IShopCredit credit, LoadedReward loaded, Coupon coupon, Money amount, CancellationToken cancellation) =>
        await credit.AmendAsync(shop.Id, Asked(shop, loaded.Reward, coupon), amount, cancellation) switch
        {
            Answer<bool>.Said(true) => await records.RecordAsync(shop, loaded, coupon with { Amount = amount, Trouble = null, Remedy = null }, cancellation),
            Answer<bool>.Said => await records.GoneAsync(shop, loaded, coupon, cancellation),
            Answer<bool>.Not(var why) => await records.NotYetAsync(shop, loaded, coupon, why, cancellation),
            var unknown => throw new InvalidOperationException($"No such answer: {unknown}."),
        };

    private async Task<bool> RemoveAsync(Shop shop, IShopCredit credit, LoadedReward loaded, Coupon coupon, CancellationToken cancellation) =>
        await credit.RemoveAsync(shop.Id, Asked(shop, loaded.Reward, coupon), cancellation) is Answer<bool>.Not(var why)
            ? await records.NotYetAsync(shop, loaded, coupon, why, cancellation)
            : await records.GoneAsync(shop, loaded, coupon, cancellation);

    private AskedCoupon Asked(Shop shop, Reward reward, Coupon coupon) =>
        new(coupon, directory.CodeOf(shop.Id, reward.Id, coupon.Number), reward.Id, reward.LastDay) { Gift = reward.Gift, EarnedAt = reward.EarnedAt, Zone = Zones.Own(shop) };

    private async Task<AskedCoupon> WithOthersAsync(Shop shop, LoadedReward loaded, Coupon coupon, CancellationToken cancellation) =>
        Asked(shop, loaded.Reward, coupon) with { Others = [.. (await looking.CouponsAsync(shop, loaded, cancellation)).Where(other => other != coupon).Select(other => other.ShopId).OfType<string>()] };
}
