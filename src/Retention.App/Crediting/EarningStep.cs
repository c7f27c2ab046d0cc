using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Reviews;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Looks whether an order or a review has earned credit by now, and has it given. The review's stars end here: only how it stands goes on.
/// </summary>
internal sealed class EarningStep(ShopStore shops, Identity identity, ShopperStore shoppers, ReviewStore reviews, ShopCredits credits, EarningCredit earning, EarningWakes wakes, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or for nothing, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, EarningWake wake, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (await shops.FindAsync(step.Shop, cancellation) is not { Shop: { UninstalledAt: null } shop } record)
            return;
        var shopper = (await identity.FollowAsync(shop.Id, wake.Shopper, cancellation)).Shopper;
        if (shopper.IsErased)
            return;
        if (wake.Kind == CreditReason.Purchase)
            await PurchaseAsync(record, shopper, wake, cancellation);
        else if (wake.Kind == CreditReason.Review)
            await ReviewAsync(shop, shopper, wake, cancellation);
    }

    private async Task PurchaseAsync(ShopRecord record, Shoppers.Shopper shopper, EarningWake wake, CancellationToken cancellation)
    {
        var (shop, now) = (record.Shop, time.GetUtcNow());
        if (shop.Settings.PurchasePercent is null || shopper.Order(wake.About) is not { } order || !KeptOrder.MayEarn(order, shop.Settings))
            return;
        // It was sent off, or arrived, since this was planned.
        if (KeptOrder.OverAt(order, shop.Settings.ReturnDays) is { } over && over > now)
        {
            await wakes.AtAsync(shop.Id, wake, over, cancellation);
            return;
        }

        if ((await shoppers.FindAsync(shop.Id, shopper, Keys.Order(wake.About), cancellation))?.Read(Stored.Default.Order) is not { } told || KeptOrder.Of(told, order) is not { } kept)
            return;
        if (await credits.GivingAsync(record, cancellation) is not { } credit)
            return;
        var currency = await credit.CurrencyAsync(shop.Id, cancellation);
        if (currency is Answer<Currency>.Not({ IsPassing: true }))
            await wakes.AtAsync(shop.Id, wake, now + Patience, cancellation);
        else if (currency is Answer<Currency>.Said(var own) && own == kept.Currency)
            await earning.EarnAsync(shop, shopper.Id, order.EmailKey ?? "", new Occasion.Purchase(wake.About, kept), now, cancellation);
        else
            counts.Add("credit missed", NotEarned.OtherCurrency);
    }

    private async Task ReviewAsync(Shop shop, Shoppers.Shopper shopper, EarningWake wake, CancellationToken cancellation)
    {
        if (shop.Settings.ReviewCredit is null || await reviews.FindAsync(shop.Id, wake.About, cancellation) is not { Review: { IsIncentivised: true } review })
            return; // Withdrawn, or nothing was promised when it was written.
        var standing = new ReviewStanding(review.State, review.Reason, review.At) { IsShopShowing = shop.Settings.ShowReviews != ReviewShowing.Off };
        if (standing.HasEarned(time.GetUtcNow()))
            await earning.EarnAsync(shop, shopper.Id, wake.Address, OccasionOf(review), time.GetUtcNow(), cancellation);
    }

    // Without its stars.
    private static Occasion.Review OccasionOf(Review review) => new(review.OrderId, review.ItemId ?? Keys.Hash(review.Item), HasPhoto: false);
}
