using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>Stops a shop's letters to one address: committed before it is answered.</summary>
internal sealed class Unsubscribing(Identity identity, NameDirectory directory, ShopperStore shoppers, Counts counts, TimeProvider time)
{
    /// <summary>
    /// Records the refusal, with the shopper who got the letter and with whom the address leads to: a customer may have ordered under an address
    /// that was first known as a guest's. Twice is once.
    /// </summary>
    public async Task StopAsync(UnsubscribeLink link, CancellationToken cancellation)
    {
        await StopAsync(link, link.Shopper, cancellation);
        if (await directory.FindAsync(link.Shop, new(NameKind.Email, link.Address), cancellation) is { } owner)
            await StopAsync(link, owner, cancellation);
    }

    private async Task StopAsync(UnsubscribeLink link, string shopper, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await identity.FollowAsync(link.Shop, shopper, cancellation);
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
