using Retention.App.Storage;
using Retention.Flows;

namespace Retention.App.Rehearsing;

/// <summary>Asks by night for the rehearsals of each shop of which anything new is known.</summary>
internal sealed class NightlyRehearsals(ShopStore shops, Journal journal, Rehearsals rehearsals, TimeProvider time)
{
    // A program that is started several times a day does not make them each time.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(20);

    /// <summary>Asks, shop by shop: one message each.</summary>
    public async Task RequestAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var shop in (await shops.ListAsync(cancellation)).Where(shop => shop.Shop.UninstalledAt is null).Select(shop => shop.Shop.Id))
        {
            var last = (await rehearsals.FindAsync(shop, AllFlows.Switches[0].Family, cancellation))?.MadeAt;
            if (!(now - last < Fresh) && await journal.HasAnySinceAsync(shop, last ?? DateTimeOffset.UnixEpoch, now, cancellation))
                await rehearsals.RequestAllAsync(shop, cancellation);
        }
    }
}
