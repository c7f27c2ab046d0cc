using System.Collections.Immutable;
using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Privacy;

/// <summary>
/// Erases a person, whoever asked for it: everybody whom the request's customer id, address, orders and telephone number lead to, and what lies about the
/// person as it came. What was done stands in <see cref="PrivacyRequests"/>. Done again, it finds nothing more.
/// </summary>
internal sealed class Redacting(PersonFinding people, Identity identity, NameDirectory directory, Erasure erasure, HeldErasing held, PrivacyRequests requests, Inbox inbox, ImportedReviews imported, TimeProvider time)
{
    /// <summary>Erases, or goes on with it: looking for a telephone number in a large shop takes several messages.</summary>
    /// <param name="shop">The shop, which may have left.</param>
    /// <param name="message">The message that brought the request.</param>
    /// <param name="erased">Who is meant.</param>
    /// <param name="applyAsync">Applies the erasure on the road to the shopper that is given.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task RedactAsync(Shop shop, EventMessage message, ShopperErased erased, Func<Func<Task<Resolved>>, Task> applyAsync, CancellationToken cancellation)
    {
        var id = requests.IdOf(shop.Id, message.Key);
        var number = PersonFinding.NumberOf(erased.Phone, shop.Country);
        var count = message.Place is null ? await ByNameAsync(shop.Id, erased, number, applyAsync, cancellation) : 0;
        var turn = await people.ByNumberAsync(shop.Id, number, erased.CustomerId, message.Place, cancellation);
        count += await ByNumberAsync(shop.Id, erased, turn.Shoppers, applyAsync, cancellation);
        if (turn.After is { } next)
            await inbox.PutAsync(message with { Body = EventMessage.BodyOf(erased), Blob = null, Place = next }, cancellation);
        await requests.ChangeAsync(shop.Id, id, known => known is { DoneAt: not null } ? null : (known ?? new(RequestKind.Person, message.ReceivedAt, message.ReceivedAt)) with
        {
            Erased = count + (known?.Erased ?? 0),
            DoneAt = turn.After is null ? time.GetUtcNow() : null,
        }, cancellation);
    }

    // Also who is not known yet: what comes late must find that the person was erased, by whatever name it has.
    private async Task<int> ByNameAsync(string shop, ShopperErased erased, Name? number, Func<Func<Task<Resolved>>, Task> applyAsync, CancellationToken cancellation)
    {
        ImmutableArray<Name> known = number is null ? erased.Names : erased.Names.Add(number);
        if (known.IsEmpty)
            return 0;
        var shoppers = await people.ByNamesAsync(shop, known, cancellation);
        var count = await EraseRowsAsync(shop, shoppers, known, erased.CustomerId, cancellation);
        foreach (var owner in await identity.OwnersAsync(shop, known, cancellation))
        {
            Name[] names = [owner, .. known.Where(name => name.Kind is NameKind.Email or NameKind.Phone && name != owner)];
            await applyAsync(() => identity.ResolveAsync(shop, erased, names, cancellation));
        }

        return count;
    }

    private async Task<int> ByNumberAsync(string shop, ShopperErased erased, ImmutableArray<string> found, Func<Func<Task<Resolved>>, Task> applyAsync, CancellationToken cancellation)
    {
        var count = 0;
        KnownName[] refused = Name.OfEmail(erased.Email) is { } address ? [directory.Hash(shop, address) with { IsOthers = true }] : [];
        foreach (var shopper in found)
        {
            if ((await identity.FollowAsync(shop, shopper, cancellation)).Shopper is not { IsErased: false } known)
                continue;
            count += await EraseRowsAsync(shop, [known.Id], erased.Names, erased.CustomerId, cancellation);
            await applyAsync(async () => new(await identity.FollowAsync(shop, known.Id, cancellation), refused, []));
        }

        return count;
    }

    // What lies elsewhere first, as long as the rows tell by which addresses it is found. Killed in between, it is done again from the start.
    private async Task<int> EraseRowsAsync(string shop, ImmutableArray<string> shoppers, ImmutableArray<Name> told, string? customer, CancellationToken cancellation)
    {
        var (names, all, count) = (new HashSet<Name>(told), new List<Shopper>(), 0);
        foreach (var id in shoppers)
        {
            all.Add((await identity.FollowAsync(shop, id, cancellation)).Shopper);
            names.UnionWith(await erasure.NamesAsync(shop, all[^1], cancellation));
        }

        count += await held.EraseAsync(shop, new Mentions(names), cancellation);
        foreach (var shopper in all)
            count += await erasure.EraseAsync(shop, shopper, cancellation);
        // Also of somebody who never bought here.
        string[] authors = [.. told.Where(name => name.Kind == NameKind.Email).Select(name => imported.AuthorOf(shop, name))];
        await imported.EraseAsync(shop, authors, cancellation);
        await requests.ForgetAsync(shop, customer, [.. shoppers, .. all.SelectMany(ImportedReviews.AuthorsOf), .. authors], cancellation);
        return count;
    }
}
