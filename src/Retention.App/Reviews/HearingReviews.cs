using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Reviews;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Reviews;

/// <summary>
/// Puts what a shopper said of items into the shop's index of reviews. Heard again it changes nothing; a later review of the same item takes the place
/// of the earlier one. Of somebody who was erased nothing is kept.
/// </summary>
internal sealed class HearingReviews(Identity identity, ShopperStore shoppers, CreditRows credit, ReviewStore store, Counts counts, TimeProvider time)
{
    /// <summary>Hears an event after its commit. One that is no review costs nothing.</summary>
    public async Task HearAsync(Shop shop, EventMessage message, Happened happened, Applied applied, CancellationToken cancellation)
    {
        // What the page promised counts, and what the shop promises: a letter may have said it before.
        if (happened is ReviewGiven { Items.IsEmpty: false } review)
            await IndexAsync(shop, applied.Shopper, review with { IsPromised = review.IsPromised || (message.HappenedAt is null && shop.Settings.ReviewCredit is not null) }, cancellation);
        else if (happened is ReviewWithdrawn withdrawn)
            await WithdrawAsync(shop.Id, applied.Shopper, withdrawn, cancellation);
    }

    // The item's own, or every one of the order's; who was merged into the shopper may have written it.
    private async Task WithdrawAsync(string shop, Shopper shopper, ReviewWithdrawn said, CancellationToken cancellation)
    {
        foreach (var owner in shopper.Merged.Add(shopper.Id))
        {
            foreach (var id in (said.ItemId ?? said.Item) is { } item ? [Keys.ReviewId(shop, owner, item)] : await store.OfShopperAsync(shop, owner, cancellation))
            {
                // What was written since stays.
                while (await store.FindAsync(shop, id, cancellation) is { Review: { State: not ReviewState.Withdrawn } review } known && review.At <= said.At && IsMeant(review, said))
                {
                    if (await store.ReplaceAsync(shop, known, review.Withdrawn(said.At), cancellation))
                    {
                        counts.Add("review", "taken back by its author");
                        break;
                    }
                }
            }
        }
    }

    // An item may have been ordered twice: its review is one. Without an item it is about all of one order.
    private static bool IsMeant(Review review, ReviewWithdrawn said) => (said.ItemId ?? said.Item) is not null || review.OrderId == said.OrderId;

    /// <summary>Puts one review into the index.</summary>
    public async Task IndexAsync(Shop shop, Shopper shopper, ReviewGiven said, CancellationToken cancellation)
    {
        if (shopper.IsErased)
            return;
        var order = (await shoppers.FindAsync(shop.Id, shopper, Keys.Order(said.OrderId), cancellation))?.Read(Stored.Default.Order);
        foreach (var item in said.Items.Where(item => item.Stars is >= 1 and <= 5))
        {
            var isIncentivised = said.IsPromised || await WasRewardedAsync(shop.Id, shopper, said.OrderId, item, cancellation);
            await IndexAsync(shop, shopper, Made(shop.Id, shopper, said, item, LineOf(order, item), order) with { IsIncentivised = isIncentivised }, cancellation);
        }

        // Whoever was erased between the commit and here was erased without these rows.
        if ((await identity.FollowAsync(shop.Id, shopper.Id, cancellation)).Shopper is { IsErased: true } erased)
        {
            foreach (var id in erased.Merged.Add(erased.Id))
                await store.EraseAsync(shop.Id, id, cancellation);
        }
    }

    private async Task IndexAsync(Shop shop, Shopper shopper, Review told, CancellationToken cancellation)
    {
        // Who was merged into the shopper may have reviewed the same item: it is one person's.
        foreach (var other in shopper.Merged.Select(id => Keys.ReviewId(shop.Id, id, ItemOf(told))))
        {
            while (await store.FindAsync(shop.Id, other, cancellation) is { } theirs)
            {
                if (theirs.Review.At >= told.At)
                    return;
                if (await store.ReplaceAsync(shop.Id, theirs, after: null, cancellation))
                    break; // Otherwise somebody else wrote in between: look again.
            }
        }

        while (true)
        {
            var known = await store.FindAsync(shop.Id, told.Id, cancellation);
            var next = told.InPlaceOf(known?.Review, shop.Settings.ShowReviews, time.GetUtcNow());
            if (ReferenceEquals(next, known?.Review))
                return;
            if (!await store.ReplaceAsync(shop.Id, known, next, cancellation))
                continue; // Somebody else wrote in between: look again.
            counts.Add("review", next.Reason ?? "published");
            return;
        }
    }

    // Given for this very item, whatever the shop promises by now, and from whichever order's letter.
    private async Task<bool> WasRewardedAsync(string shop, Shopper shopper, string order, ItemReview item, CancellationToken cancellation)
    {
        var orders = shopper.Orders.Where(known => known.ReviewedAt is not null).Select(known => known.Id).Union([order], StringComparer.Ordinal);
        foreach (var source in new Occasion.Review(order, item.ItemId ?? Keys.Hash(item.Item), HasPhoto: false).Alike(orders))
        {
            foreach (var account in shopper.Merged.Add(shopper.Id))
            {
                if (await credit.FindAsync(shop, account, Keys.RewardId(shop, source), cancellation) is not null)
                    return true;
            }
        }

        return false;
    }

    private static Review Made(string shop, Shopper shopper, ReviewGiven said, ItemReview item, OrderLine? line, Order? order) => new()
    {
        Id = Keys.ReviewId(shop, shopper.Id, item.ItemId ?? item.Item),
        Shopper = shopper.Id,
        OrderId = said.OrderId,
        Product = item.ProductId ?? line?.ProductId ?? item.ItemId ?? item.Item,
        ItemId = item.ItemId,
        Item = item.Item,
        Stars = item.Stars,
        Title = item.Title,
        Text = item.Text,
        Photos = item.Photos,
        By = DisplayName.Of(order?.FirstName),
        IsVerified = shopper.Order(said.OrderId) is { IsPaid: true, IsTest: false },
        IsGift = ReceivedFree.IsSo(order, line),
        At = said.At,
    };

    // Earlier reviews do not tell their product.
    private static OrderLine? LineOf(Order? order, ItemReview item) =>
        order is null || order.Lines.IsDefault ? null : order.Lines.FirstOrDefault(line => item.ItemId is not null ? line.VariantId == item.ItemId : line.Title == item.Item);

    private static string ItemOf(Review review) => review.ItemId ?? review.Item;
}
