using Retention.App.Storage;
using Retention.Events;
using Retention.Reviews;
using Retention.Shoppers;

namespace Retention.App.Reviews;

/// <summary>
/// Reviews that came out of a file, by who wrote them: the keyed hash of the address in the file is all that leads to them, and makes nobody known. Whoever
/// has the address finds them, also one who never bought here.
/// </summary>
internal sealed class ImportedReviews(ReviewStore reviews, NameDirectory directory, Identity identity)
{
    /// <summary>The hashes of a shopper's addresses.</summary>
    public static IEnumerable<string> AuthorsOf(Shopper shopper) => shopper.Names.Where(name => name.Kind == NameKind.Email).Select(name => name.Hash);

    /// <summary>The hash of an address.</summary>
    public string AuthorOf(string shop, Name email) => directory.Hash(shop, email).Hash;

    /// <summary>The reviews of these authors, wherever they stand.</summary>
    public async Task<IReadOnlyList<Review>> OfAsync(string shop, IEnumerable<string> authors, CancellationToken cancellation)
    {
        var found = new List<Review>();
        foreach (var author in authors.Distinct(StringComparer.Ordinal))
        {
            foreach (var id in await reviews.OfShopperAsync(shop, author, cancellation))
            {
                if (await reviews.FindAsync(shop, id, cancellation) is { Review: var review })
                    found.Add(review);
            }
        }

        return found;
    }

    /// <summary>Those of these authors of whom nothing must be kept any more, since they were erased.</summary>
    public async Task<IReadOnlySet<string>> ErasedAsync(string shop, IEnumerable<string> authors, CancellationToken cancellation)
    {
        var erased = await Task.WhenAll(authors.Where(author => author.Length > 0).Distinct(StringComparer.Ordinal).Select(async author =>
            (Author: author, Is: await directory.FindAsync(shop, new(NameKind.Email, author), cancellation) is { } owner && (await identity.FollowAsync(shop, owner, cancellation)).Shopper.IsErased)));
        return erased.Where(one => one.Is).Select(one => one.Author).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Takes away all reviews of these authors. Done again, it finds none.</summary>
    public async Task EraseAsync(string shop, IEnumerable<string> authors, CancellationToken cancellation)
    {
        foreach (var author in authors)
            await reviews.EraseAsync(shop, author, cancellation);
    }
}
