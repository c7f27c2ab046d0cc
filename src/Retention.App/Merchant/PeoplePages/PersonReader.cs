using Retention.App.Explaining;
using Retention.App.Storage;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>Reads what a page tells of one shopper: the state, and the rows beside it, a request for each thousand.</summary>
internal sealed class PersonReader(Identity identity, ShopperStore shoppers, TimeProvider time)
{
    /// <summary>How many lines a page has.</summary>
    public const int PerPage = 100;

    /// <summary>How many pages there are at most.</summary>
    public const int MostPages = Story.MostRows / PerPage;

    /// <summary>Reads a page; null when the shop has no such shopper.</summary>
    public async Task<PersonSeen?> ReadAsync(Shop shop, string shopper, int page, CancellationToken cancellation)
    {
        if (!Keys.IsShopperId(shopper) || await identity.FollowAsync(shop.Id, shopper, cancellation) is not { ETag: not null, Shopper: var known })
            return null;
        var story = await Story.ReadAsync(shop.Id, known, shoppers, cancellation);
        var lines = story.Lines.Reverse().Skip((page - 1) * PerPage).Take(PerPage + 1).ToList();
        return new(
            known, story.Addresses, [.. lines.Take(PerPage)], page, lines.Count > PerPage && page < MostPages, story.IsCut, NextStep.Of(known, known.Journeys), ConsentOnFile.Of(story, address: null),
            known.HeldUntil > time.GetUtcNow() ? known.HeldUntil : null)
        {
            Saved = await SavedAsync(shop.Id, known, cancellation),
        };
    }

    private async Task<IReadOnlyList<SavedSeen>> SavedAsync(string shop, Shopper shopper, CancellationToken cancellation)
    {
        if (shopper.IsErased || !shopper.Items.Any(item => item.IsSaved))
            return [];
        var saved = new Dictionary<string, SavedSeen>(StringComparer.Ordinal);
        await foreach (var row in shoppers.Rows(shop, shopper, "item|", cancellation))
        {
            var item = row.Read(Stored.Default.ItemSaved).Item;
            if (shopper.Item(item.Id) is { IsSaved: true } known)
                saved.TryAdd(item.Id, new(item.Title, item.Variant, known.SavedAt!.Value, known.WaitsForStock));
        }

        return [.. saved.Values.OrderByDescending(item => item.SavedAt)];
    }
}
