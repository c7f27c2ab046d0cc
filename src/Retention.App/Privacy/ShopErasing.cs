using System.Globalization;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Privacy;

/// <summary>
/// Erases a shop that left, by a chain of messages of some seconds each: killed anywhere, the message that comes again goes on where it was; done twice, it
/// finds nothing more. What is left is one row that proves it, under a keyed hash. A shop that was connected since the request was made keeps all it has,
/// also when it is connected while its erasure is under way.
/// </summary>
internal sealed class ShopErasing(ShopStore shops, ShopSweep sweep, PrivacyRequests requests, NameDirectory directory, Inbox inbox, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // Shopify asks no earlier than 48 hours after a shop left (facts/shopify.md 1.3); an hour is for clocks that differ.
    private static readonly TimeSpan AskedAfter = TimeSpan.FromHours(47);

    /// <summary>Whether a message is such a request, or goes on with one.</summary>
    public static bool Concerns(EventMessage message) => message.Kind == nameof(ShopErased);

    /// <summary>Handles one message of the chain. It is judged also where no row of the shop is left: the rest may be.</summary>
    public async Task HandleAsync(EventMessage message, CancellationToken cancellation)
    {
        if (await inbox.OpenAsync(message, cancellation) is not ShopErased asked)
            return;
        var (partition, id) = (requests.ErasedShop(message.Shop), requests.IdOf(message.Shop, message.Key));
        var place = message.Place is null ? 0 : int.Parse(message.Place, CultureInfo.InvariantCulture);
        // Nothing of it is applied or sent from here on, and no page of it is open.
        var shop = await shops.ChangeAsync(message.Shop, known => IsKept(known, asked) || known.UninstalledAt is not null ? known : known with { UninstalledAt = asked.At }, cancellation);
        if (shop is not null && IsKept(shop, asked))
        {
            if (place > 0)
                await requests.ChangeAsync(partition, id, known => known is null ? null : known with { IsCalledOff = true, DoneAt = time.GetUtcNow() }, cancellation);
            return;
        }

        // Before its row goes: who was stopped must not come back as a stranger.
        if (shop is { Halt: var halt })
            await requests.ChangeAsync(partition, id, known => (known ?? Begun()) with { WasStopped = halt is not null }, cancellation);
        var (next, count) = await SweepAsync(message.Shop, place, cancellation);
        var isDone = next == sweep.Count;
        if (!isDone)
            await inbox.PutAsync(message with { Place = next.ToString(CultureInfo.InvariantCulture) }, cancellation);
        await requests.ChangeAsync(partition, id, known => (known ?? Begun()) with
        {
            Erased = count + (known?.Erased ?? 0),
            DoneAt = known?.DoneAt ?? (isDone ? time.GetUtcNow() : null),
        }, cancellation);
        if (isDone)
            directory.Forget();

        PrivacyRequest Begun() => new(RequestKind.Shop, asked.At, message.ReceivedAt);
    }

    // Place after place, as long as there is time: most shops are small.
    private async Task<(int Next, int Erased)> SweepAsync(string shop, int place, CancellationToken cancellation)
    {
        var (begun, count) = (time.GetTimestamp(), 0);
        while (place < sweep.Count && time.GetElapsedTime(begun) < Longest)
        {
            var swept = await sweep.SweepAsync(shop, place, cancellation);
            count += swept.Erased;
            place += swept.IsClean ? 1 : 0;
        }

        return (place, count);
    }

    // Shopify does not even ask where the app was installed again meanwhile; a request that comes late must not take what is newer (facts/shopify.md 1.3). A shop
    // that came back in the last of those hours may be asked for all the same: it can't have left since and be asked for already.
    private static bool IsKept(Shop shop, ShopErased asked) => shop.ConnectedAt >= asked.At || (shop.UninstalledAt is null && shop.ConnectedAt > asked.At - AskedAfter);
}
