using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tiers;

/// <summary>Hears what concerns a shopper's level: that it changed, when it may change next, and reviews that may earn a gift. Heard again it wakes again, which changes nothing.</summary>
internal sealed class HearingTiers(ShopperStore shoppers, TierWakes wakes)
{
    /// <summary>Hears an event after its commit. In a shop without levels it costs nothing.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="happened">The event.</param>
    /// <param name="before">The shopper before it.</param>
    /// <param name="applied">What the event made of the shopper.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task HearAsync(Shop shop, Happened happened, Shopper before, Applied applied, CancellationToken cancellation)
    {
        if (shop.Settings.Tiers is not { } settings)
            return;
        if (applied.Shopper.IsErased)
        {
            await ForgetAsync(shop.Id, applied.Shopper, cancellation);
            return;
        }

        var (was, tier) = (before.Tier, applied.Shopper.Tier);
        if (tier?.LookOn is { } day && (!applied.IsNew || was?.LookOn != day || happened is TierDue))
            await wakes.DueAsync(shop, applied.Shopper.Id, day, cancellation);
        if (applied.IsNew ? was?.Level != tier?.Level : tier is not null)
            await wakes.TellAsync(shop.Id, applied.Shopper.Id, cancellation);
        // A guest of that level may have become a customer, whose record can bear it.
        else if ((settings.Gift is not null && happened is ReviewGiven) || (tier?.Level is not null && happened is CustomerReported))
            await wakes.TellAsync(shop.Id, applied.Shopper.Id, cancellation);
    }

    // The row that knows the mark goes only when somebody is sure to take the mark away.
    private async Task ForgetAsync(string shop, Shopper shopper, CancellationToken cancellation)
    {
        while (await shoppers.FindAsync(shop, shopper, Keys.ToldTier, cancellation) is { } row)
        {
            if (row.GetString("Mark") is { } mark && row.GetString("Customer") is { } customer)
                await wakes.TakeAwayAsync(shop, customer, mark, cancellation);
            await shoppers.DeleteAsync([row], cancellation);
        }
    }
}
