using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Rewards;

namespace Retention.App.Crediting;

/// <summary>
/// Erases the credit of a person who was erased. A coupon bears the address in the shop: what has to be known to take it out there stays until that
/// is done, and nothing else.
/// </summary>
internal sealed class CreditErasure(ShopperStore shoppers, CreditRows rows, CouponDirectory directory, CreditWakes wakes)
{
    /// <summary>Erases what stands beside this shopper. Done again, it finds nothing more.</summary>
    public async Task EraseAsync(string shop, string account, CancellationToken cancellation)
    {
        var gone = new List<TableEntity>();
        await foreach (var row in shoppers.Rows(shop, account, Keys.Credit, cancellation))
        {
            if (!CreditRows.IsReward(row))
                gone.Add(row);
            else if (CreditRows.Read(row) is { Reward.IsErased: false } loaded)
                await EraseAsync(shop, loaded, cancellation);
        }

        await shoppers.DeleteAsync(gone, cancellation);
    }

    /// <summary>Forgets an erased reward when no coupon of it can stand in the shop any more.</summary>
    public async Task FinishAsync(string shop, LoadedReward erased, CancellationToken cancellation)
    {
        if (erased.Reward.Coupons.Any(coupon => coupon.State != CouponState.Removed))
            return;
        foreach (var coupon in erased.Reward.Coupons)
            await directory.RemoveAsync(shop, new(erased.Account, erased.Reward.Id, coupon.Number), cancellation);
        await shoppers.DeleteAsync([ShopperStore.Beside(shop, erased.Account, Keys.Reward(erased.Reward.Id))], cancellation);
    }

    private async Task EraseAsync(string shop, LoadedReward known, CancellationToken cancellation)
    {
        // Woken before it is written: whoever dies in between is helped by erasing again.
        for (LoadedReward? loaded = known; loaded is not null; loaded = await rows.FindAsync(shop, known.Account, known.Reward.Id, cancellation))
        {
            await wakes.NowAsync(shop, loaded.Account, loaded.Reward.Id, cancellation);
            foreach (var use in loaded.Reward.Uses)
                await directory.RemoveAsync(shop, use.OrderId, new(loaded.Account, loaded.Reward.Id, use.Coupon), cancellation);
            if (await rows.WriteAsync(shop, loaded, loaded.Reward.Erased(), cancellation))
                return;
        }
    }
}
