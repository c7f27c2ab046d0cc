using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// Feeds the shop's suppression list with what is said against writing: by a shopper's own word, by the storefront, by whoever reports a bounce.
/// A word about one kind of message alone stays with the shopper, and so does one that was overtaken. Twice is once.
/// </summary>
internal sealed class Suppressing(SuppressionList list, ShopperAddresses addresses, TimeProvider time)
{
    /// <summary>Puts an address on the list because its owner wants no more by mail. Its owner's state, which holds the letters, says so already.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">With whom the address itself may be kept.</param>
    /// <param name="address">The address's hash.</param>
    /// <param name="source">Where it was said.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task UnsubscribeAsync(string shop, Shopper shopper, string address, string source, CancellationToken cancellation) =>
        await list.AddAsync(shop, new(new(address, Channel.Email, SuppressionCause.Unsubscribed, time.GetUtcNow()), source, await NameAsync(shop, shopper, address, cancellation)), cancellation);

    /// <summary>
    /// Hears an event after its commit. One that holds no refusal, or none that is news, costs nothing; told again, whoever heard it first may have
    /// died just before, so it is written again.
    /// </summary>
    /// <param name="message">The event's message.</param>
    /// <param name="happened">The event.</param>
    /// <param name="names">Its names, as the directory knows them.</param>
    /// <param name="before">The shopper before it.</param>
    /// <param name="applied">What became of it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task HearAsync(EventMessage message, Happened happened, IReadOnlyCollection<KnownName> names, Shopper before, Applied applied, CancellationToken cancellation)
    {
        var (shop, after) = (message.Shop, applied.Shopper);
        if (happened is AddressSuppressed told && names.HashOf(KindOf(told.Channel)) is { } dead && !(applied.IsNew && before.Suppressions.Any(known => known.Address == dead && known.Channel == told.Channel)))
            await AddAsync(message, happened, new(dead, told.Channel, told.Cause, told.At), after, cancellation);
        // An export tells "no" of whoever never ticked the box: with the shopper that silences as a refusal does, but it is none to be listed.
        if (happened is OrderReported && message.HappenedAt is not null)
            return;
        foreach (var (_, consent, address) in ToldWords.Of(happened, names, after))
        {
            var word = ConsentWord.Of(consent, address);
            if (word.Topic is not null || word.Purpose is not (null or Purpose.Marketing) || !after.Consents.Any(word.IsSaidAs))
                continue;
            var isRefused = before.Consents.Any(known => known.IsAbout(word) && !known.IsGranted);
            if (!word.IsGranted && !(applied.IsNew && isRefused))
                await AddAsync(message, happened, new(address, word.Channel, SuppressionCause.Unsubscribed, word.At) { Purpose = word.Purpose }, after, cancellation);
            else if (word.Lifts(DateTimeOffset.MinValue) && (isRefused || !applied.IsNew))
                await list.LiftAsync(shop, word.Channel, address, word.At, cancellation);
        }
    }

    private async Task AddAsync(EventMessage message, Happened happened, Suppression suppression, Shopper shopper, CancellationToken cancellation)
    {
        var name = shopper.IsErased ? null
            : suppression.Channel == Channel.Email ? happened.Names.FirstOrDefault(name => name.Kind == NameKind.Email)?.Value ?? await NameAsync(message.Shop, shopper, suppression.Address, cancellation)
            : happened.Hints.FirstOrDefault(hint => hint.Kind == NameKind.Phone)?.Value;
        await list.AddAsync(message.Shop, new(suppression, message.Key, name), cancellation);
    }

    // For the merchant's list: an address of which only the hash is at hand.
    private async Task<string?> NameAsync(string shop, Shopper shopper, string address, CancellationToken cancellation) =>
        shopper.IsErased ? null : Name.OfEmail((await addresses.FindAsync(shop, shopper, address, cancellation))?.Email)?.Value;

    private static NameKind KindOf(Channel channel) => channel == Channel.Email ? NameKind.Email : NameKind.Phone;
}
