using Retention.App.Observability;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>Stops a shop's letters to one address: committed before it is answered.</summary>
internal sealed class Unsubscribing(Identity identity, ShopperStore shoppers, Counts counts, TimeProvider time)
{
    /// <summary>Records the refusal. Twice is once.</summary>
    public async Task StopAsync(UnsubscribeLink link, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await identity.FollowAsync(link.Shop, link.Shopper, cancellation);
            if (loaded.Shopper.Refuses(link.Address))
                return;
            var now = time.GetUtcNow();
            var row = ShopperStore.Beside(link.Shop, loaded.Shopper.Id, $"consent|{now.UtcTicks:D19}");
            row["Address"] = link.Address;
            row["Channel"] = "email";
            row["Word"] = "refused";
            row["Source"] = "unsubscribe link";
            row["At"] = now;
            if (await shoppers.CommitAsync(link.Shop, loaded, loaded.Shopper.Refusing(link.Address), [row], cancellation))
            {
                counts.Add("consent", "refused");
                return;
            }
        }
    }
}
