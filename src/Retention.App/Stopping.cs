using Retention.App.Observability;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>Stops all letters to one person, because the merchant says so: as if the person had unsubscribed, with the merchant as the source.</summary>
internal sealed class Stopping(Identity identity, NameDirectory directory, ShopperStore shoppers, TellingShop telling, Suppressing suppressing, Counts counts, TimeProvider time)
{
    /// <summary>Where it was said, in the ledger.</summary>
    public const string Source = "merchant";

    // A transaction holds a hundred rows, one of them the state.
    private const int MostAddresses = 90;

    /// <summary>
    /// Records the refusal of every address that is known of the shopper, here and with whoever else such an address leads to. Twice is once. False
    /// when there is no such shopper.
    /// </summary>
    public async Task<bool> StopAsync(string shop, string shopper, CancellationToken cancellation)
    {
        if ((await identity.FollowAsync(shop, shopper, cancellation)) is not { ETag: not null, Shopper: var known })
            return false;
        string[] addresses = [.. AddressesOf(known).Distinct(StringComparer.Ordinal).Take(MostAddresses)];
        await RefuseAsync(shop, known.Id, addresses, cancellation);
        foreach (var address in addresses)
        {
            if (await directory.FindAsync(shop, new(NameKind.Email, address), cancellation) is { } owner && owner != known.Id)
                await RefuseAsync(shop, owner, [address], cancellation);
            await suppressing.UnsubscribeAsync(shop, known, address, Source, cancellation);
        }

        return true;
    }

    private async Task RefuseAsync(string shop, string shopper, string[] addresses, CancellationToken cancellation)
    {
        while (true)
        {
            var (loaded, now) = (await identity.FollowAsync(shop, shopper, cancellation), time.GetUtcNow());
            var refusal = new Consent(Channel.Email, Purpose: null, IsGranted: false, now, Source);
            var words = addresses.Where(address => !IsRefused(loaded.Shopper, address)).Select(address => ConsentWord.Of(refusal, address)).ToList();
            if (words.Count == 0)
                return;
            var next = words.Aggregate(loaded.Shopper, (known, word) => known.With(word)) with { Turn = loaded.Shopper.Turn + 1 };
            var ledger = words.Select((word, number) => ConsentLedger.Row(shop, loaded.Shopper.Id, refusal, word.Address, Source, number));
            if (!await telling.AfterAsync(shop, loaded.Shopper.Id, () => shoppers.CommitAsync(shop, loaded, next, ledger, cancellation), cancellation))
                continue; // Somebody else changed the shopper meanwhile: look again.
            counts.Add("consent", "refused");
            return;
        }
    }

    // Who allowed letters since, of whatever kind, refuses them anew.
    private static bool IsRefused(Shopper shopper, string address)
    {
        var words = shopper.Consents.Where(word => word.Address == address && word.Channel == Channel.Email).ToArray();
        var before = Array.Find(words, word => word is { Purpose: null, Topic: null, IsGranted: false });
        return shopper.Refuses(address) || (before is not null && !Array.Exists(words, word => word.Lifts(before.At)));
    }

    private static IEnumerable<string> AddressesOf(Shopper shopper) =>
        shopper.Names.Where(name => name.Kind == NameKind.Email).Select(name => name.Hash)
            .Concat(shopper.Orders.Select(order => order.EmailKey)).Concat(shopper.Carts.Select(cart => cart.Contact?.EmailKey)).Concat(shopper.Items.Select(item => item.EmailKey))
            .Append(shopper.Profile?.EmailKey).OfType<string>();
}
