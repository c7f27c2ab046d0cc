using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>Somebody who was found.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="By">What of the shopper was searched for.</param>
public sealed record FoundPerson(string Shopper, string By);

/// <summary>
/// Finds a shopper by what a merchant has at hand. Names are kept as keyed hashes, so only whole ones are found, each by one look. The number that
/// people see of an order is no name where the storefront has an id beside it: then the log of the last hours is looked through, so far and no further.
/// </summary>
internal sealed class PeopleSearch(NameDirectory directory, Identity identity, ShopperStore shoppers, Journal journal, Tallies tallies)
{
    /// <summary>How many hours of the log are looked through for an order's number.</summary>
    public const int MostHours = 48;

    private const int MostFresh = 3_000;
    private const int AtOnce = 8;

    /// <summary>Those who are called so; none when nobody is.</summary>
    public async Task<IReadOnlyList<FoundPerson>> FindAsync(string shop, string asked, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Keys.IsShopperId(asked) && (await shoppers.LoadAsync(shop, asked, cancellation)).ETag is not null)
            await AddAsync(asked, "Our id");
        if (Name.OfEmail(asked) is { } email)
            await AddAsync(await directory.FindAsync(shop, directory.Hash(shop, email), cancellation), "E-mail address");
        if (Name.OfPhone(asked) is { } phone)
            await AddAsync((await directory.BoughtAsync(shop, directory.Hash(shop, phone), cancellation))?.Shopper, "Telephone number of the last order");
        var number = asked.TrimStart('#').Trim();
        if (number.Length > 0 && !asked.Contains('@', StringComparison.Ordinal))
        {
            await AddAsync(await directory.FindAsync(shop, directory.Hash(shop, new(NameKind.Order, number)), cancellation), "Order");
            await AddAsync(await directory.FindAsync(shop, directory.Hash(shop, new(NameKind.Customer, number)), cancellation), "Customer id");
            foreach (var shopper in found.Count > 0 ? [] : await ByNumberAsync(shop, number, now, cancellation))
                await AddAsync(shopper, "Order number");
        }

        return [.. found.Select(one => new FoundPerson(one.Key, one.Value))];

        async Task AddAsync(string? shopper, string by)
        {
            if (shopper is not null)
                found.TryAdd((await identity.FollowAsync(shop, shopper, cancellation)).Shopper.Id, by);
        }
    }

    // Newer orders are asked for more often than older ones.
    private async Task<IReadOnlyCollection<string>> ByNumberAsync(string shop, string number, DateTimeOffset now, CancellationToken cancellation)
    {
        var fresh = await journal.FreshAsync(shop, now - Journal.Kept, now, MostFresh, cancellation);
        if (Matching(fresh.Values) is { Count: > 0 } soon)
            return soon;
        var hours = (await tallies.PastAsync(shop, now - Journal.Kept, now, cancellation)).Where(hour => !hour.Counts.IsEmpty).Select(hour => hour.Hour).OrderDescending().Take(MostHours);
        foreach (var some in hours.Chunk(AtOnce))
        {
            var lines = await Task.WhenAll(some.Select(hour => journal.PastAsync(shop, hour, cancellation)));
            if (Matching(lines.SelectMany(hour => hour).Select(row => row.Line)) is { Count: > 0 } found)
                return found;
        }

        return [];

        HashSet<string> Matching(IEnumerable<JournalLine> lines) =>
            lines.Where(line => line.Entry.About?.TrimStart('#') == number).Select(line => line.Shopper).ToHashSet(StringComparer.Ordinal);
    }
}
