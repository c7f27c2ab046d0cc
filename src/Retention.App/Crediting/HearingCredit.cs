using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Events;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>Hears what concerns credit: orders that use it or give it back, and reviews that earn it. Heard again it changes nothing.</summary>
internal sealed class HearingCredit(ShopStore shops, ShopCredits credits, ShopperStore shoppers, CreditRows rows, CouponDirectory directory, CreditWakes wakes, EarningWakes earning, ReversingCredit reversing, TimeProvider time)
{
    /// <summary>Hears an event after its commit. One that has nothing to do with credit costs nothing.</summary>
    public async Task HearAsync(Shop shop, EventMessage message, Happened happened, Applied applied, CancellationToken cancellation)
    {
        if (happened is OrderReported(var order) && applied.Shopper.Order(order.Id) is { } known)
        {
            if (known.UsedCredit)
                await BookAsync(shop.Id, order, cancellation);
            if (known.EarnedCredit && KeptOrder.Of(order, known) is { } kept)
                await reversing.RefundedAsync(shop, applied.Shopper, known, kept, cancellation);
            else if (message.HappenedAt is null && shop.Settings.PurchasePercent is not null && KeptOrder.MayEarn(known, shop.Settings) && KeptOrder.OverAt(known, shop.Settings.ReturnDays) is { } over && over > time.GetUtcNow())
                await earning.AtAsync(shop.Id, new(CreditReason.Purchase, applied.Shopper.Id, order.Id), over, cancellation); // Whoever only touches an old order makes it earn nothing.
        }
        else if (happened is OrderRemoved(var gone) && applied.Shopper.Order(gone) is { } removed)
        {
            if (removed.UsedCredit)
                await ReturnAsync(shop.Id, gone, await ToldAtAsync(shop.Id, message, applied, cancellation), cancellation);
            if (removed.EarnedCredit)
                await reversing.RefundedAsync(shop, applied.Shopper, removed, kept: null, cancellation);
        }
        else if (happened is ReviewGiven review && message.HappenedAt is null && shop.Settings.ReviewCredit is not null)
        {
            await LookAtAsync(shop, applied.Shopper, message.Address, review, cancellation);
        }
    }

    /// <summary>What the shopper gets for a review without and with a photo now; null where the shop gives nothing, has given this month's credit already, or has given it for each of these items.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">The shopper.</param>
    /// <param name="items">What can be reviewed, by the storefront's id or <see cref="Keys.Hash"/> of the name; empty for anything.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ReviewPromise?> PromisesAsync(Shop shop, Shopper shopper, IReadOnlyCollection<string> items, CancellationToken cancellation)
    {
        var rules = EarningRules.Of(shop.Settings);
        if (rules.Review is null || shopper.IsErased || await shops.FindAsync(shop.Id, cancellation) is not { } record || await credits.GivingAsync(record, cancellation) is null)
            return null;
        var credit = await rows.ReadAsync(shop.Id, shopper, cancellation);
        Reward[] earned = [.. credit.Rewards.Select(one => one.Reward)];
        if (items.Count > 0 && items.All(item => GivingCredit.IdsOf(shop.Id, shopper, credit, new Occasion.Review("", item, HasPhoto: false).Alike) is var same && earned.Any(one => same.Contains(one.Id))))
            return null;
        return Of(hasPhoto: false) is { } words && Of(hasPhoto: true) is { } photo ? new(words, photo) : null;
        Money? Of(bool hasPhoto) => (Earning.Of(new Occasion.Review("", "", hasPhoto), rules, earned, time.GetUtcNow()) as Earned.Credit)?.Amount;
    }

    /// <summary>As the other, without a photo.</summary>
    public async Task<Money?> PromiseAsync(Shop shop, Shopper shopper, CancellationToken cancellation) => (await PromisesAsync(shop, shopper, [], cancellation))?.Words;

    // What was said, and with how many stars, ends here: only which items were reviewed goes on. Looked at once they stand in the index, and at the
    // latest when none of them may wait any longer.
    private async Task LookAtAsync(Shop shop, Shopper shopper, string? address, ReviewGiven review, CancellationToken cancellation)
    {
        foreach (var id in review.Items.Select(item => Keys.ReviewId(shop.Id, shopper.Id, item.ItemId ?? item.Item)).Distinct(StringComparer.Ordinal))
        {
            var wake = new EarningWake(CreditReason.Review, shopper.Id, id, address ?? "");
            await earning.AtAsync(shop.Id, wake, review.At + ReviewStanding.Longest, cancellation);
            await earning.NowAsync(shop.Id, wake, cancellation);
        }
    }

    private async Task BookAsync(string shop, Order order, CancellationToken cancellation)
    {
        var used = new Dictionary<CouponOwner, Money?>();
        foreach (var coupon in order.Coupons.Where(coupon => CouponCode.IsOne(coupon.Code)))
        {
            if (await directory.FindAsync(shop, coupon.Code, cancellation) is { } owner && used.TryAdd(owner, coupon.Discount))
                await directory.AddAsync(shop, order.Id, owner, cancellation);
        }

        // A coupon that was taken off the order is not among them any more.
        foreach (var owner in (await directory.OfOrderAsync(shop, order.Id, cancellation)).Union(used.Keys))
        {
            var stands = used.TryGetValue(owner, out var discount) && !order.GaveCouponsBack;
            await BookAsync(shop, owner, coupon => new(order.Id, owner.Number, discount ?? coupon.Amount, order.UpdatedAt) { Stands = stands, IsPaid = order.Stage == OrderStage.Paid }, cancellation);
        }
    }

    // The bin gives back what an order used.
    private async Task ReturnAsync(string shop, string order, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var owner in await directory.OfOrderAsync(shop, order, cancellation))
            await BookAsync(shop, owner, coupon => new(order, owner.Number, coupon.Amount, at), cancellation);
    }

    // An order that comes out of the bin is changed by that, later: so the moment at which it was first heard to be there counts.
    private async Task<DateTimeOffset> ToldAtAsync(string shop, EventMessage message, Applied applied, CancellationToken cancellation) =>
        (applied.IsNew ? null : (await shoppers.FindAsync(shop, applied.Shopper, Keys.Event(message.Key), cancellation))?.GetDateTimeOffset("ReceivedAt")) ?? message.ReceivedAt;

    private async Task BookAsync(string shop, CouponOwner owner, Func<Coupon, CouponUse> told, CancellationToken cancellation)
    {
        while (await rows.FindAsync(shop, owner.Account, owner.Reward, cancellation) is { Reward: var reward } loaded && owner.Number < reward.Coupons.Length)
        {
            var booked = Booking.Use(reward, told(reward.Coupons[owner.Number]), time.GetUtcNow());
            if (!ReferenceEquals(booked.Reward, reward) && !await rows.WriteAsync(shop, loaded, booked, cancellation))
                continue; // Somebody else changed it meanwhile: book on what is known now.
            if (CouponWork.Next(booked.Reward) is not null)
                await wakes.NowAsync(shop, owner.Account, owner.Reward, cancellation);
            return;
        }
    }
}

/// <summary>What a review earns.</summary>
/// <param name="Words">Without a photo.</param>
/// <param name="Photo">With one.</param>
internal sealed record ReviewPromise(Money Words, Money Photo);
