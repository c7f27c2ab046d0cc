using System.Collections.Immutable;
using Retention.App.Cases;
using Retention.App.Evidence;
using Retention.App.Explaining;
using Retention.App.Photos;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Privacy;

/// <summary>One thing that is kept of a person, in the form of WordPress's exporters.</summary>
/// <param name="Group">The key of what it belongs to.</param>
/// <param name="Label">How that is called.</param>
/// <param name="Id">Its id within the group.</param>
/// <param name="Data">What is kept.</param>
internal sealed record ExportItem(string Group, string Label, string Id, ImmutableArray<ExportLine> Data);

/// <summary>A line of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value, as text.</param>
internal sealed record ExportLine(string Name, string Value);

/// <summary>A page of an export.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="IsLast">Whether there is no further one.</param>
internal sealed record ExportPage(ImmutableArray<ExportItem> Items, bool IsLast);

/// <summary>
/// Gathers all that is kept about one person, for that person: the record and the orders, carts, saved items and messages with what they hold, every word
/// about being written to, what was written to the shop, reviews that were imported with the address, and what happened when. Each page reads it anew; nothing is changed.
/// </summary>
internal sealed class PersonExport(NameDirectory directory, Identity identity, ShopperStore shoppers, EvidencePack evidence, CaseStore cases, FollowedStore followed, PhotoStore photos, PhotoLinks links, ReferralStore referrals, ImportedReviews imported, TimeProvider time)
{
    /// <summary>How many pages there are at most.</summary>
    public const int MostPages = 100;

    private const int PerPage = 100;

    // A month, as long as the shop has to hand the export over (GDPR, article 12(3)). Erased, they open nothing.
    private static readonly TimeSpan PhotosOpen = TimeSpan.FromDays(30);

    /// <summary>Reads a page.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="person">Who.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ExportPage> ReadAsync(Shop shop, PersonAsked person, int page, CancellationToken cancellation)
    {
        // A guest's address beside a customer: one person may be known as two.
        var items = await GatherAsync(shop, await OwnersAsync(shop.Id, person, cancellation), [imported.AuthorOf(shop.Id, person.Email)], cancellation);
        return new([.. items.Skip((page - 1) * PerPage).Take(PerPage)], IsLast: page >= MostPages || items.Length <= page * PerPage);
    }

    /// <summary>Reads all that is kept about these shoppers, or about those who they were joined with since; nothing where none is known any more.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="people">Our ids of the shoppers; and hashes of addresses, under which imported reviews lie.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ImmutableArray<ExportItem>> ReadAsync(Shop shop, IEnumerable<string> people, CancellationToken cancellation)
    {
        var (owners, authors) = (new Dictionary<string, Shopper>(StringComparer.Ordinal), new List<string>());
        foreach (var person in people)
        {
            if (await identity.FollowAsync(shop.Id, person, cancellation) is { ETag: not null, Shopper: var known })
                owners.TryAdd(known.Id, known);
            else
                authors.Add(person);
        }

        return await GatherAsync(shop, owners.Values, authors, cancellation);
    }

    private async Task<IReadOnlyCollection<Shopper>> OwnersAsync(string shop, PersonAsked person, CancellationToken cancellation)
    {
        var owners = new Dictionary<string, Shopper>(StringComparer.Ordinal);
        foreach (var name in person.Names)
        {
            if (await directory.FindAsync(shop, directory.Hash(shop, name), cancellation) is { } id && await identity.FollowAsync(shop, id, cancellation) is { ETag: not null, Shopper: var shopper })
                owners[shopper.Id] = shopper;
        }

        return owners.Values;
    }

    private async Task<ImmutableArray<ExportItem>> GatherAsync(Shop shop, IReadOnlyCollection<Shopper> owners, IEnumerable<string> authors, CancellationToken cancellation)
    {
        var items = new List<ExportItem>();
        foreach (var owner in owners)
            await GatherAsync(shop, owner, items, cancellation);
        items.AddRange((await imported.OfAsync(shop.Id, owners.SelectMany(ImportedReviews.AuthorsOf).Concat(authors), cancellation)).Select(ExportGroups.Of));
        return [.. items];
    }

    private async Task GatherAsync(Shop shop, Shopper shopper, List<ExportItem> items, CancellationToken cancellation)
    {
        items.Add(ExportGroups.Of(shopper));
        await foreach (var row in shoppers.Rows(shop.Id, shopper, beginning: "", cancellation).Take(Story.MostRows).WithCancellation(cancellation))
        {
            if (ExportGroups.Of(row) is { } item)
                items.Add(item);
        }

        if (await evidence.FindAsync(shop, shopper.Id, cancellation) is { } proof)
        {
            items.AddRange(ExportGroups.Of(proof));
            foreach (var message in proof.Messages)
            {
                if (await followed.FindAsync(shop.Id, shopper, message.Id, cancellation) is { } links)
                    items.Add(ExportGroups.Of(message.Id, links));
            }
        }

        foreach (var owner in shopper.Merged.Add(shopper.Id))
        {
            foreach (var photo in await photos.ListAsync(shop.Id, owner, cancellation))
                items.Add(ExportGroups.Of(photo, links.Until(shop.Id, owner, photo.Id, time.GetUtcNow() + PhotosOpen)));
        }

        foreach (var one in await cases.OfAsync(shop.Id, [.. shopper.Merged.Add(shopper.Id)], cancellation))
            items.Add(ExportGroups.Of(one));
        foreach (var one in await referrals.ConcerningAsync(shop.Id, shopper, cancellation))
            items.Add(ExportGroups.Of(one, shopper));
        var story = await Story.ReadAsync(shop.Id, shopper, shoppers, cancellation);
        items.AddRange(story.Lines.Select((line, number) => ExportGroups.Of(shopper.Id, number, line)));
    }
}
