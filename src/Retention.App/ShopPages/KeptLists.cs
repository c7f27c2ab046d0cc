using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.ShopPages;

/// <summary>
/// Keeps lists of saved items. A customer's is what is known of that shopper, and changed on the road before it is answered. One without an account is a row of
/// its own, which nobody is told of until its address is confirmed: from then on each change goes the road, too.
/// </summary>
internal sealed class KeptLists(AnonymousLists lists, NameDirectory directory, Identity identity, ShopperStore shoppers, EventArrived road, Inbox inbox)
{
    private const string Topic = "saved items";

    /// <summary>The list.</summary>
    public async Task<ShownList> ReadAsync(Shop shop, ListOwner? owner, CancellationToken cancellation) => owner switch
    {
        ListOwner.Customer(var id) => await FindAsync(shop, id, cancellation) is { } shopper ? await ShowAsync(shop, shopper, cancellation) : ShownList.Empty,
        ListOwner.Visitor(var id) => await lists.FindAsync(shop.Id, Keys.List(id), cancellation) is { } list ? Show(list) : ShownList.Empty,
        _ => ShownList.Empty,
    };

    /// <summary>Puts an item on the list; false when that is full.</summary>
    public async Task<bool> SaveAsync(Shop shop, ListOwner owner, Item item, bool wantsStock, string? locale, DateTimeOffset now, CancellationToken cancellation)
    {
        if (owner is ListOwner.Customer(var id))
        {
            if (await FindAsync(shop, id, cancellation) is { } shopper && shopper.Items.Count(one => one.IsSaved && one.Id != item.Id) >= AnonymousList.Most)
                return false;
            await TellAsync(shop, new ItemSaved(item, now) { CustomerId = id, WantsStock = wantsStock, Locale = locale }, $"{id}|{item.Id}", now, cancellation);
            return true;
        }

        var isFull = false;
        await ChangeAsync(shop, ((ListOwner.Visitor)owner).Id, list =>
        {
            isFull = list.IsFull && list.Find(item.Id) is null;
            return isFull ? list : list.With(new SavedEntry(item, now, wantsStock)) with { Locale = locale ?? list.Locale };
        }, now, cancellation);
        return !isFull;
    }

    /// <summary>Takes an item off the list. One that is not on it is left alone.</summary>
    public async Task RemoveAsync(Shop shop, ListOwner owner, string item, DateTimeOffset now, CancellationToken cancellation)
    {
        if (owner is ListOwner.Visitor(var list))
            await ChangeAsync(shop, list, one => one.Without(item, now), now, cancellation);
        else if (owner is ListOwner.Customer(var id) && (await FindAsync(shop, id, cancellation))?.Item(item) is { IsSaved: true })
            await TellAsync(shop, new ItemForgotten(item, now) { CustomerId = id }, $"{id}|{item}|gone", now, cancellation);
    }

    /// <summary>Adds the list that a browser kept to that of the customer who has logged in with it. Of an item that both knew the later word counts; the browser's list is no more.</summary>
    public async Task MergeAsync(Shop shop, string customer, string list, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await lists.FindAsync(shop.Id, Keys.List(list), cancellation) is not { } kept)
            return;
        var shopper = await FindAsync(shop, customer, cancellation) ?? new() { Id = "" };
        foreach (var (told, number) in SavedChanges.Of(shopper, new(kept.Entries, kept.Gone) { CustomerId = customer, Locale = kept.Locale }).Select((told, number) => (told, number)))
            await TellAsync(shop, told, $"{customer}|{list}|{number}", now, cancellation);
        await lists.ChangeAsync(shop.Id, Keys.List(list), _ => null, AddressOf(shop), now, cancellation);
    }

    private async Task ChangeAsync(Shop shop, string id, Func<AnonymousList, AnonymousList> change, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = Keys.List(id);
        var isChanged = false;
        var list = await lists.ChangeAsync(shop.Id, row, one =>
        {
            var changed = change(one);
            isChanged = !ReferenceEquals(changed, one);
            return changed;
        }, AddressOf(shop), now, cancellation);
        if (isChanged && list is { Email: { } email, ConfirmedAt: not null })
            await inbox.PutAsync(EventMessage.Of(shop.Id, Keys.Hash($"list|{row}|{now.UtcTicks}", 32), now, new SavedListReported(list.Entries, list.Gone) { Email = email, Locale = list.Locale }, Topic), cancellation);
    }

    private Func<AnonymousList, KnownName?> AddressOf(Shop shop) => list => Name.OfEmail(list.Email) is { } email ? directory.Hash(shop.Id, email) : null;

    private Task TellAsync(Shop shop, Happened happened, string what, DateTimeOffset now, CancellationToken cancellation) =>
        road.HandleAsync(EventMessage.Of(shop.Id, Keys.Hash($"list|{shop.Id}|{what}|{now.UtcTicks}", 32), now, happened, Topic), cancellation);

    /// <summary>The customer whom Shopify names; null where nobody is known by that id, or the person was erased.</summary>
    public async Task<Shoppers.Shopper?> FindAsync(Shop shop, string customer, CancellationToken cancellation) =>
        await directory.FindAsync(shop.Id, directory.Hash(shop.Id, new(NameKind.Customer, customer)), cancellation) is { } id
        && (await identity.FollowAsync(shop.Id, id, cancellation)).Shopper is { IsErased: false } shopper ? shopper : null;

    private async Task<ShownList> ShowAsync(Shop shop, Shoppers.Shopper shopper, CancellationToken cancellation)
    {
        var shown = new Dictionary<string, ShownItem>(StringComparer.Ordinal);
        await foreach (var row in shoppers.Rows(shop.Id, shopper, "item|", cancellation))
        {
            var saved = row.Read(Stored.Default.ItemSaved);
            if (shopper.Item(saved.Item.Id) is { IsSaved: true } known)
                shown.TryAdd(known.Id, new(saved.Item with { Price = known.Price ?? saved.Item.Price, Available = known.Available }, known.SavedAt!.Value, known.WaitsForStock) { PriceWhenSaved = known.PriceWhenSaved });
        }

        return new([.. shown.Values.OrderByDescending(one => one.SavedAt)], ListAddress.None);
    }

    private static ShownList Show(AnonymousList list) => new(
        [.. list.Entries.OrderByDescending(entry => entry.At).Select(entry => new ShownItem(entry.Item, entry.At, entry.WantsStock))],
        list.Email is null ? ListAddress.None : list.ConfirmedAt is null ? ListAddress.Asked : ListAddress.Confirmed);
}
