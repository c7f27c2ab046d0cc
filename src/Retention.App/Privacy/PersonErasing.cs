using System.Collections.Immutable;
using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Privacy;

/// <summary>Who is asked about by somebody in charge of the shop.</summary>
/// <param name="Email">The address.</param>
/// <param name="Customer">The shop's id of the customer whose address it is; null for a guest.</param>
internal sealed record PersonAsked(Name Email, Name? Customer)
{
    /// <summary>All names, the strongest first.</summary>
    public IReadOnlyList<Name> Names => Customer is { } customer ? [customer, Email] : [Email];
}

/// <summary>Erases a person while whoever asked for it waits: by the steps of the road, but not in turn.</summary>
internal sealed class PersonErasing(EventArrived road, NameDirectory directory, Identity identity, ImportedReviews imported)
{
    /// <summary>What stays, in a sentence for the person.</summary>
    public const string Retained = "A one-way code of the address is kept, with the record of what was allowed and refused, so that nothing is ever sent there again. It holds no name and no address.";

    /// <summary>Erases; whether anything was known of the person. Done again it finds nothing more.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="person">Who.</param>
    /// <param name="once">Makes the same call one event.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="orders">The ids of orders that are the person's too; none where nobody told.</param>
    public async Task<bool> EraseAsync(Shop shop, PersonAsked person, string once, DateTimeOffset now, CancellationToken cancellation, ImmutableArray<string> orders = default)
    {
        var isKnown = (await imported.OfAsync(shop.Id, [imported.AuthorOf(shop.Id, person.Email)], cancellation)).Count > 0;
        foreach (var name in person.Names)
            isKnown |= await directory.FindAsync(shop.Id, directory.Hash(shop.Id, name), cancellation) is { } id && !(await identity.FollowAsync(shop.Id, id, cancellation)).Shopper.IsErased;
        var erased = new ShopperErased(person.Customer?.Value, person.Email.Value, OrderId: null) { Orders = orders };
        await road.HandleAsync(EventMessage.Of(shop.Id, Keys.Hash($"erased by the plugin|{shop.Id}|{once}", 32), now, erased, topic: "privacy tools"), cancellation);
        return isKnown;
    }
}
