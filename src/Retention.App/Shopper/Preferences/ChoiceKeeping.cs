using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>Keeps a choice at once: by the steps of the road, but before the page is answered, not in turn.</summary>
internal sealed class ChoiceKeeping(EventArrived road, NameDirectory directory, Identity identity)
{
    /// <summary>
    /// Keeps it, with the shopper who got the letter and with whom the address leads to: a customer may have ordered under an address that was
    /// first known as a guest's.
    /// </summary>
    public async Task KeepAsync(Visit visit, string page, ChoicesMade made, CancellationToken cancellation)
    {
        // Only what changes is said, so pressed twice it says nothing more; whoever says the opposite a moment later is heard.
        var message = Telling.Message(visit, page, Telling.NewOnce(), made);
        await road.HandleAsync(message, cancellation);
        if (await OwnerAsync(visit, cancellation) is { } owner)
            await road.HandleAsync(message with { Key = $"{message.Key}|owner", Shopper = owner.Id }, cancellation);
    }

    /// <summary>The shopper with all that is known of the address, also where it leads to somebody else.</summary>
    public async Task<Shopper> KnownAsync(Visit visit, CancellationToken cancellation) =>
        await OwnerAsync(visit, cancellation) is { } owner ? owner.Consents.Aggregate(visit.Shopper, (into, word) => into.With(word)) : visit.Shopper;

    private async Task<Shopper?> OwnerAsync(Visit visit, CancellationToken cancellation)
    {
        if (await directory.FindAsync(visit.Link.Shop, new(NameKind.Email, visit.Address), cancellation) is not { } id || id == visit.Shopper.Id)
            return null;
        var owner = (await identity.FollowAsync(visit.Link.Shop, id, cancellation)).Shopper;
        return owner.Id == visit.Shopper.Id ? null : owner;
    }
}
