using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

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
            var now = time.GetUtcNow();
            var refusal = new Consent(Channel.Email, Purpose: null, IsGranted: false, now, "unsubscribe link");
            var word = ConsentWord.Of(refusal, link.Address);
            var before = loaded.Shopper.Consents.FirstOrDefault(known => known.IsAbout(word) && !known.IsGranted);
            // Who allowed letters since, of whatever kind, refuses them anew.
            var isAllowedSince = loaded.Shopper.Consents.Any(known => known.Address == word.Address && known.Channel == word.Channel && known.IsGranted && known.At > before?.At);
            if (loaded.Shopper.Refuses(link.Address) || (before is not null && !isAllowedSince))
                return;
            var next = loaded.Shopper.With(word) with { Turn = loaded.Shopper.Turn + 1 };
            if (await shoppers.CommitAsync(link.Shop, loaded, next, [ConsentLedger.Row(link.Shop, loaded.Shopper.Id, refusal, link.Address, "link", number: 0)], cancellation))
            {
                counts.Add("consent", "refused");
                return;
            }
        }
    }
}
