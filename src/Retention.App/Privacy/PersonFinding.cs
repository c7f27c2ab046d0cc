using System.Collections.Immutable;
using Azure.Data.Tables;
using Retention.App.Numbers;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Privacy;

/// <summary>One turn of looking for whoever is known by a telephone number.</summary>
/// <param name="Shoppers">Who was found.</param>
/// <param name="After">Where the next turn begins; null when all was looked at.</param>
internal sealed record NumberTurn(ImmutableArray<string> Shoppers, string? After);

/// <summary>
/// Finds everybody in a shop who is meant by a request about one person: by customer id, address and orders in the directory, and by telephone number. A number
/// is nobody's name (families share one), so no directory leads from it: the shop's shoppers are read, some seconds' worth in a turn.
/// </summary>
internal sealed class PersonFinding(AppStorage storage, NameDirectory directory, Identity identity, TextedNumbers texted, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>A telephone number as it may be written in the shop's country; null when it can be told from no other.</summary>
    public static Name? NumberOf(string? told, string? country) => Name.OfPhone(told) ?? Name.OfPhone(PhoneNumbers.Normalise(told, country));

    /// <summary>The shoppers to whom these names lead, by our ids.</summary>
    public async Task<ImmutableArray<string>> ByNamesAsync(string shop, IEnumerable<Name> names, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            if (await directory.FindAsync(shop, directory.Hash(shop, name), cancellation) is { } id && await identity.FollowAsync(shop, id, cancellation) is { ETag: not null, Shopper.Id: var owner } && !found.Contains(owner))
                found.Add(owner);
        }

        return found.ToImmutable();
    }

    /// <summary>Looks for whoever is known by a number, and not as another customer of the shop.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="number">The number; null finds nobody.</param>
    /// <param name="customer">The storefront's id of the person who is meant; null when not told.</param>
    /// <param name="after">Where the last turn ended; null for the first.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<NumberTurn> ByNumberAsync(string shop, Name? number, string? customer, string? after, CancellationToken cancellation)
    {
        if (number is null)
            return new([], After: null);
        var (begun, found) = (time.GetTimestamp(), new HashSet<string>(StringComparer.Ordinal));
        var hash = directory.Hash(shop, number).Hash;
        KnownName[] names = customer is null ? [] : [directory.Hash(shop, new(NameKind.Customer, customer))];
        if (after is null && await texted.OwnerAsync(shop, number.Value, cancellation) is { } last && Belonging.CanBe((await identity.FollowAsync(shop, last, cancellation)).Shopper, names))
            found.Add(last);
        var (first, end) = (after ?? Keys.Shopper(shop, ""), Keys.After(Keys.Shopper(shop, "")));
        var rows = storage.Shoppers.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey gt {first} and PartitionKey lt {end} and RowKey eq {Keys.State}"), cancellationToken: cancellation);
        string? place = null;
        await foreach (var page in rows.AsPages())
        {
            foreach (var row in page.Values)
            {
                place = row.PartitionKey;
                if (row.Json().Contains(hash, StringComparison.Ordinal) && Belonging.CanBe(row.Read(Stored.Default.Shopper), names))
                    found.Add(ShopperStore.OwnerOf(row));
            }

            if (place is not null && page.ContinuationToken is not null && time.GetElapsedTime(begun) > Longest)
                return new([.. found], place);
        }

        return new([.. found], After: null);
    }

    /// <summary>
    /// The names of an event; with its telephone number where nothing else names a person and somebody with that number was erased: what comes late must not
    /// make that person known again. Only an erasure puts a number into the directory as a name.
    /// </summary>
    public async Task<ImmutableArray<Name>> NamesAsync(string shop, Happened happened, CancellationToken cancellation)
    {
        if (happened.Names.Any(name => name.Kind is NameKind.Customer or NameKind.Email))
            return happened.Names;
        foreach (var number in happened.Hints.Where(hint => hint.Kind == NameKind.Phone))
        {
            if (await directory.FindAsync(shop, directory.Hash(shop, number), cancellation) is not null)
                return happened.Names.Insert(0, number);
        }

        return happened.Names;
    }
}
