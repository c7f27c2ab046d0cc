using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Privacy;

/// <summary>
/// Somebody asked the shop what is kept of them: whoever is meant is found, and the shop's owner is told by letter and on the page. That nothing is kept is an
/// answer, too. The data themselves are put together when the owner fetches them.
/// </summary>
internal sealed class DataRequests(ShopStore shops, PersonFinding people, Identity identity, PrivacyRequests requests, OwnerLetters letters, Inbox inbox, ImportedReviews imported, TimeProvider time)
{
    /// <summary>Whether a message is such a request, or goes on with one.</summary>
    public static bool Concerns(EventMessage message) => message.Kind == nameof(DataRequested);

    /// <summary>Handles it. Told again, it changes nothing, and no second letter goes. Of a shop that left it is heard as long as its data are kept.</summary>
    public async Task HandleAsync(EventMessage message, CancellationToken cancellation)
    {
        try
        {
            if (await inbox.OpenAsync(message, cancellation) is DataRequested asked && await shops.FindAsync(message.Shop, cancellation) is { } shop)
                await LookAsync(shop, message, asked, cancellation);
        }
        catch (LargeEventGoneException)
        {
            return; // It was handled before.
        }

        await inbox.DoneAsync(message, cancellation);
    }

    private async Task LookAsync(ShopRecord shop, EventMessage message, DataRequested asked, CancellationToken cancellation)
    {
        var id = requests.IdOf(shop.Shop.Id, $"data|{asked.Request}");
        var number = PersonFinding.NumberOf(asked.Phone, shop.Shop.Country);
        var named = message.Place is null ? await people.ByNamesAsync(shop.Shop.Id, asked.Names, cancellation) : [];
        var turn = await people.ByNumberAsync(shop.Shop.Id, number, asked.CustomerId, message.Place, cancellation);
        var found = await KnownAsync(shop.Shop.Id, [.. named, .. turn.Shoppers], cancellation);
        var authors = message.Place is null ? await AuthorsAsync(shop.Shop.Id, asked, cancellation) : [];
        await requests.ChangeAsync(shop.Shop.Id, id, known => known is { DoneAt: not null } ? null : (known ?? new(RequestKind.Data, asked.At, message.ReceivedAt) { Customer = asked.CustomerId }) with
        {
            Shoppers = [.. (known?.Shoppers ?? []).Concat(found).Concat(authors).Distinct(StringComparer.Ordinal)],
            Letter = OwnerLetter.Waits,
            DoneAt = turn.After is null ? time.GetUtcNow() : null,
        }, cancellation);
        if (turn.After is { } next)
            await inbox.PutAsync(message with { Body = EventMessage.BodyOf(asked), Blob = null, Place = next }, cancellation);
        else
            await letters.SendAsync(shop, id, cancellation);
    }

    // Of somebody who was erased nothing is kept that could be handed on: the hashes that stay say nothing of anybody.
    private async Task<IReadOnlyList<string>> KnownAsync(string shop, IReadOnlyList<string> found, CancellationToken cancellation)
    {
        var known = new List<string>();
        foreach (var shopper in found)
        {
            if ((await identity.FollowAsync(shop, shopper, cancellation)).Shopper is { IsErased: false })
                known.Add(shopper);
        }

        return known;
    }

    // Whoever wrote a review that was imported may be no shopper at all: the hash of the address leads to it.
    private async Task<IReadOnlyList<string>> AuthorsAsync(string shop, DataRequested asked, CancellationToken cancellation)
    {
        var authors = new List<string>();
        foreach (var author in asked.Names.Where(name => name.Kind == NameKind.Email).Select(name => imported.AuthorOf(shop, name)))
        {
            if ((await imported.OfAsync(shop, [author], cancellation)).Count > 0)
                authors.Add(author);
        }

        return authors;
    }
}
