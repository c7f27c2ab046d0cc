using System.Collections.Immutable;
using Azure;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// What happens when an item changed in price or stock: it is told to each who waits for it, a page of the line to a message. Those who asked
/// to hear when it is back are told in waves (see <see cref="ItemWaves"/>). Done again, nobody hears it twice: the key of what is told follows
/// from the report and the shopper.
/// </summary>
internal sealed class ItemFanOut(WaitingFor waiting, Inbox inbox, Counts counts, TimeProvider time)
{
    /// <summary>Puts each item of a report as one of its own. Their keys follow from the report's: done again, nobody hears it twice.</summary>
    public Task TakeApartAsync(EventMessage message, ImmutableArray<Item> several, CancellationToken cancellation) =>
        Parallel.ForEachAsync(several, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (item, stopping) =>
            await inbox.PutAsync(EventMessage.Of(message.Shop, $"{message.Key}|{item.Id}", message.ReceivedAt, new ItemReported(item), message.Topic) with { HappenedAt = message.HappenedAt }, stopping));

    /// <summary>Tells of each variant of a product that is gone: none of them can be bought any more. Only what was told before is known to be its variant.</summary>
    public async Task RemoveAsync(EventMessage message, ProductRemoved product, CancellationToken cancellation)
    {
        await foreach (var item in waiting.OfProductAsync(message.Shop, product.ProductId, cancellation))
            await inbox.PutAsync(EventMessage.Of(message.Shop, $"{message.Key}|{item.Id}", message.ReceivedAt, new ItemReported(item with { Available = 0, At = product.At }), message.Topic), cancellation);
    }

    /// <summary>Handles a report, or the next page of one. One that is older than what is known changes nothing.</summary>
    public async Task HandleAsync(EventMessage message, Item report, CancellationToken cancellation)
    {
        if (message.HappenedAt is { } then)
        {
            await LearnAsync(message, report, then, cancellation);
            return;
        }

        while (true)
        {
            var (offered, etag) = await waiting.FindAsync(message.Shop, report.Id, cancellation);
            if (offered?.NewsKey == message.Key)
            {
                if (await TellPageAsync(message, offered, etag!.Value, cancellation))
                    return;
                continue; // Somebody else wrote in between, here and below: decide again on what is known now.
            }

            // Whoever is not told by the rest of this report's pages is told by those of the newer one.
            var next = message.Place is null ? OfferedItem.After(offered, report, message.Key, time.GetUtcNow()) : null;
            counts.Add("item", next is null ? "older" : next.NewsKey == message.Key ? "news" : "no news");
            if (next is null)
                return;
            if (await waiting.CommitAsync(message.Shop, next, etag, cancellation) is null)
                continue;
            if (next.NewsKey != message.Key)
                return;
        }
    }

    /// <summary>
    /// Keeps the line in step with what a shopper's state says. After a save the shopper also hears of what was reported since: the pages may have
    /// passed by just before.
    /// </summary>
    public async Task KeepLineAsync(EventMessage message, Happened happened, Retention.Shoppers.Shopper before, Retention.Shoppers.Shopper after, CancellationToken cancellation)
    {
        var (item, met) = happened switch
        {
            ItemSaved saved => (saved.Item.Id, WaitingFor.PlaceOf(before, saved.Item.Id)),
            ItemForgotten forgotten => (forgotten.ItemId, after.Item(forgotten.ItemId)?.SavedAt is { } saved ? Keys.Waiting(saved, after.Id) : null),
            ItemWished wished => (wished.ItemId, WaitingFor.PlaceOf(before, wished.ItemId)),
            ItemReported(var reported) => (reported.Id, message.Place),
            _ => (null, null),
        };
        if (item is null)
            return;
        var place = WaitingFor.PlaceOf(after, item);
        // Also when it was met at its place: on a second arrival of a save the first one may have died before it was written.
        if (place is not null && (happened is ItemSaved or ItemWished || place != met))
            await waiting.PutAsync(message.Shop, item, place, after, cancellation);
        if (met is not null && met != place)
            await waiting.RemoveAsync(message.Shop, item, met, cancellation); // Erased, merged, forgotten, or saved anew since.
        if (place is not null && happened is ItemSaved)
            await CatchUpAsync(message, item, place, after, cancellation);
    }

    /// <summary>Tells the item, as it stands, to some of those who wait for it.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="offered">The item.</param>
    /// <param name="some">To whom.</param>
    /// <param name="turn">When it became their turn (UTC); null for at once.</param>
    /// <param name="happenedAt">When it happened (UTC), where it is told from the shop's past; null for what is told as it happens.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task TellAsync(string shop, OfferedItem offered, IEnumerable<Waiting> some, DateTimeOffset? turn, DateTimeOffset? happenedAt, CancellationToken cancellation) =>
        Parallel.ForEachAsync(some, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (one, stopping) =>
        {
            var told = EventMessage.Of(shop, $"{offered.Key}|{one.Shopper}", offered.Item.At, new ItemReported(offered.Item) { TurnAt = turn });
            await inbox.PutAsync(told with { Shopper = one.Shopper, Place = one.Place, HappenedAt = happenedAt }, stopping);
        });

    // Of the past nobody is told: it is only what the next report is compared with. A report that is being told is left to its pages.
    private async Task LearnAsync(EventMessage message, Item report, DateTimeOffset then, CancellationToken cancellation)
    {
        while (true)
        {
            var (offered, etag) = await waiting.FindAsync(message.Shop, report.Id, cancellation);
            if (offered is { IsToldToAll: false } || OfferedItem.After(offered, report, message.Key, then) is not { } next)
                return;
            if (await waiting.CommitAsync(message.Shop, next with { IsToldToAll = true, Restock = offered?.Restock }, etag, cancellation) is not null)
                return;
        }
    }

    private async Task<bool> TellPageAsync(EventMessage message, OfferedItem offered, ETag etag, CancellationToken cancellation)
    {
        if (offered.IsToldToAll)
            return true; // The same delivery came once more.
        var (shop, item) = (message.Shop, offered.Item.Id);
        var page = await waiting.NextAsync(shop, item, message.Place, upTo: null, wantStock: false, cancellation);
        // As nearly always: nobody waits for it.
        if (message.Place is null && page.Count == 0)
            return await waiting.CommitAsync(shop, offered with { IsToldToAll = true, Restock = null }, etag, cancellation) is not null;
        await TellAsync(shop, offered, page.Where(one => !offered.MustWait(one.Place, one.WantsStock)), turn: null, happenedAt: null, cancellation);
        if (message.Place is null && offered.Restock is not null)
            await inbox.PutAsync(ItemWaves.StepOf(shop, item), cancellation);
        if (page.Count == WaitingFor.Page)
            await inbox.PutAsync(message with { Body = EventMessage.BodyOf(new ItemReported(offered.Item)), Blob = null, Place = page[^1].Place }, cancellation);
        else
            await FinishAsync(message, offered, etag, cancellation);
        return true;
    }

    private async Task FinishAsync(EventMessage message, OfferedItem offered, ETag etag, CancellationToken cancellation)
    {
        while (await waiting.CommitAsync(message.Shop, offered with { IsToldToAll = true }, etag, cancellation) is null)
        {
            var (changed, mark) = await waiting.FindAsync(message.Shop, offered.Item.Id, cancellation);
            if (changed?.NewsKey != message.Key)
                return;
            (offered, etag) = (changed, mark!.Value);
        }
    }

    private async Task CatchUpAsync(EventMessage message, string item, string place, Retention.Shoppers.Shopper shopper, CancellationToken cancellation)
    {
        var shop = message.Shop;
        while (true)
        {
            var (offered, etag) = await waiting.FindAsync(shop, item, cancellation);
            if (offered is null || shopper.Item(item) is not { } mine || !(offered.Item.At > mine.ToldAt))
                return;
            if (!offered.MustWait(place, mine.WaitsForStock))
            {
                await TellAsync(shop, offered, [new(place, shopper.Id, mine.WaitsForStock)], turn: mine.SavedAt > offered.Item.At ? mine.SavedAt : null, message.HappenedAt, cancellation);
                return;
            }

            // Written as it was, so that a wave that saw the line without this shopper and takes itself for the last one has to look again.
            if (await waiting.CommitAsync(shop, offered, etag, cancellation) is not null)
            {
                await inbox.PutAsync(ItemWaves.StepOf(shop, item), cancellation);
                return;
            }
        }
    }
}
