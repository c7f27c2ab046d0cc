using Retention.App.Crediting;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Reviews;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.App.Tiers;

/// <summary>Gives credit for a level that was reached, and a product to whoever has reviewed much: each once, through the books of credit.</summary>
internal sealed class TierGifts(GivingCredit giving, ShopCredits credits, ReviewStore reviews, ReviewLists lists, TimeProvider time)
{
    // What a level brings is given when it is reached: not to all who are at it, when the merchant thinks of it a year later.
    private const int Fresh = 7;

    /// <summary>Gives what is due. Done again, it gives nothing more.</summary>
    public async Task GiveAsync(ShopRecord record, Shopper shopper, TierSettings settings, CancellationToken cancellation)
    {
        var (shop, now) = (record.Shop, time.GetUtcNow());
        var credit = CreditDue(shop, shopper, settings, now);
        var isGiftDue = settings.Gift is { } wanted && shopper.Orders.Sum(order => order.ReviewCount) >= wanted.Reviews;
        if ((credit is null && !isGiftDue) || await credits.GivingAsync(record, cancellation) is null)
            return;
        if (credit is var (inYear, amount))
            await CreditAsync(shop, shopper, inYear, amount, now, cancellation);
        if (isGiftDue && settings.Gift is { } gift && await CountAsync(shop.Id, shopper, gift.Reviews, cancellation) >= gift.Reviews)
            await GiftAsync(shop, shopper, gift.Item, now, cancellation);
    }

    private static (string InYear, Money Amount)? CreditDue(Shop shop, Shopper shopper, TierSettings settings, DateTimeOffset now) =>
        shopper.Tier is { Level: { } level } standing && settings.Find(level)?.Credit is { } amount && standing.ChangedOn.AddDays(Fresh) > TierRule.Today(shop, now)
        && standing.Reached.LastOrDefault(one => one.StartsWith($"{level}~", StringComparison.Ordinal)) is { } inYear ? (inYear, amount) : null;

    // Two who turned out to be one get it once.
    private Task CreditAsync(Shop shop, Shopper shopper, string inYear, Money amount, DateTimeOffset now, CancellationToken cancellation)
    {
        string Source(string id) => $"{CreditReason.Tier}|{id}|{inYear}";
        return giving.GiveAsync(
            shop, shopper.Id, Source(shopper.Id), now,
            (known, earned) => known.Merged.Any(id => earned.Any(one => one.Id == Keys.RewardId(shop.Id, Source(id)))) ? new(new Given.NotDue(NotEarned.KindLimit))
                : GivingCredit.AddressOf(known) is not { } to ? new(new Given.NoAddress())
                : new(new Given.Done()) { Gift = new(amount, CreditReason.Tier, to) },
            cancellation);
    }

    private Task GiftAsync(Shop shop, Shopper shopper, GiftItem item, DateTimeOffset now, CancellationToken cancellation) => giving.GiveAsync(
        shop, shopper.Id, $"{CreditReason.Gift}|{shopper.Id}", now,
        (known, earned) => earned.Any(one => one.Gift is not null) ? new(new Given.NotDue(NotEarned.KindLimit))
            : GivingCredit.AddressOf(known) is not { } to ? new(new Given.NoAddress())
            : new(new Given.Done()) { Gift = new(GiftItem.Piece, CreditReason.Gift, to) { Item = item } },
        cancellation);

    // Published or waiting to be, of paid orders, and whatever they say. Withdrawn ones are not there any more.
    private async Task<int> CountAsync(string shop, Shopper shopper, int most, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var id in shopper.Merged.Add(shopper.Id))
        {
            await foreach (var review in lists.IdsOfAsync(shop, id, cancellation))
            {
                if (await reviews.FindAsync(shop, review, cancellation) is { Review: { IsVerified: true, State: not ReviewState.Rejected } } && ++count >= most)
                    return count;
            }
        }

        return count;
    }
}
