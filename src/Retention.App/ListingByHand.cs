using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>Puts an address or a number on the shop's list because a member of staff says so: done before it is answered, with whoever owns the address.</summary>
internal sealed class ListingByHand(SuppressionList list, NameDirectory directory, EventArrived road, TimeProvider time)
{
    // Who of the shop's staff it was is not told.
    private const string Source = "staff";

    /// <summary>Puts it there. Twice is once.</summary>
    public async Task AddAsync(string shop, Name name, CancellationToken cancellation)
    {
        var (channel, now, hash) = (name.Kind == NameKind.Email ? Channel.Email : Channel.Text, time.GetUtcNow(), directory.Hash(shop, name).Hash);
        await list.AddAsync(shop, new(new(hash, channel, SuppressionCause.ByHand, now), Source, name.Value), cancellation);
        // Letters are held by what is known of the address's owner; texts ask the list.
        if (channel == Channel.Email)
            await road.HandleAsync(EventMessage.Of(shop, Keys.Hash($"by-hand|{hash}|{now.UtcTicks}", 24), now, new AddressSuppressed(channel, SuppressionCause.ByHand, now) { Email = name.Value }, Source), cancellation);
    }
}
