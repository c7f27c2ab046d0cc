using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Events;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>Hears what concerns credit: orders that use it or give it back, and reviews that earn it. Heard again it changes nothing.</summary>
internal sealed class HearingCredit(ShopStore shops, ShopCredits credits, ShopperStore shoppers, CreditRows rows, CouponDirectory directory, GivingCredit giving, CreditWakes wakes, TimeProvider time)
{
    /// <summary>Hears an event after its commit. One that has nothing to do with credit costs nothing.</summary>
    public async Task HearAsync(Shop shop, EventMessage message, Happened happened, Applied applied, CancellationToken cancellation)
    {
        if (happened is OrderReported(var order) && applied.Shopper.Order(order.Id) is { UsedCredit: true })
            await BookAsync(shop.Id, order, cancellation);
        else if (happened is OrderRemoved(var gone) && applied.Shopper.Order(gone) is { UsedCredit: true })
            await ReturnAsync(shop.Id, gone, await ToldAtAsync(shop.Id, message, applied, cancellation), cancellation);
        else if (happened is ReviewGiven review && message.HappenedAt is null && await GivesForReviewsAsync(shop, cancellation))
            await RewardAsync(shop, applied.Shopper, message.Address, review, cancellation);
    }

    /// <summary>What the shopper gets for a review now; null where the shop gives nothing, or has given this month's credit already.</summary>
    public async Task<Money?> PromiseAsync(Shop shop, Shopper shopper, CancellationToken cancellation) =>
        await GivesForReviewsAsync(shop, cancellation) && !shopper.IsErased
        && Earning.IsRewarded(new(shop.Settings.ReviewCredit!.Value, shop.Settings.ReviewCreditsPerMonth), (await rows.ReadAsync(shop.Id, shopper, cancellation)).Rewards.Select(one => one.Reward), time.GetUtcNow())
            ? shop.Settings.ReviewCredit
            : null;

    // It has said so, and lets us give.
    private async Task<bool> GivesForReviewsAsync(Shop shop, CancellationToken cancellation) =>
        shop.Settings.ReviewCredit is not null && await shops.FindAsync(shop.Id, cancellation) is { } record && await credits.GivingAsync(record, cancellation) is not null;

    // What was said, and with how many stars, ends here: only which items were reviewed goes on.
    private async Task RewardAsync(Shop shop, Shopper shopper, string? address, ReviewGiven review, CancellationToken cancellation)
    {
        foreach (var occasion in review.Items.Select(item => new ReviewOccasion(review.OrderId, item.ItemId ?? Keys.Hash(item.Item))).Distinct())
            await giving.ForReviewAsync(shop, shopper.Id, occasion, address, cancellation);
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
