using System.Collections.Immutable;
using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Privacy;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>The way in: what happens when an event arrives. Load the shopper, apply, commit, see to what follows, record; then the message may go.</summary>
internal sealed class EventArrived(
    ShopStore shops, Identity identity, NameDirectory directory, ShopperStore shoppers, Inbox inbox, GivenBack givenBack, Redacting redacting, PersonFinding people, ItemFanOut items, SavedLists lists, HearingShop hearing,
    EventFollowing following, EventRecording recording, Counts counts, TimeProvider time, ILogger<EventArrived> logger)
{
    /// <summary>Handles one event. Everything may arrive twice: the second time changes nothing, but wake-ups and journal are written again.</summary>
    /// <returns>Whether it was news of one shopper; false also where it concerns the shop, or many.</returns>
    public async Task<bool> HandleAsync(EventMessage message, CancellationToken cancellation)
    {
        if (await OpenAsync(message, cancellation) is not { } happened)
            return false;
        var isNews = false;
        // Also of a shop that left: what is kept of it names people as long as it is kept.
        if (await shops.FindAsync(message.Shop, cancellation) is not { Shop: var shop } || (shop.UninstalledAt is not null && happened is not ShopperErased))
            Drop(message, "shop unknown or uninstalled");
        else if (happened is ShopperErased erased)
            await redacting.RedactAsync(shop, message, erased, resolve => ApplyAsync(shop, message, erased, resolve, cancellation), cancellation);
        else if (message.Shopper is { } shopper)
            isNews = await ApplyAsync(shop, message, happened, async () => new(await identity.FollowAsync(shop.Id, shopper, cancellation), SaidFrom(message), []), cancellation);
        else if (happened is ItemsReported(var several))
            await items.TakeApartAsync(message, several, cancellation);
        else if (happened is ItemReported(var item))
            await items.HandleAsync(message, item, cancellation);
        else if (happened is ProductRemoved product)
            await items.RemoveAsync(message, product, cancellation);
        else if (happened is SavedListReported list)
            await lists.TakeApartAsync(message, list, cancellation);
        else if (happened.Names.IsEmpty && happened is ConsentReported or AddressSuppressed)
            Drop(message, "nobody is named");
        else if (happened.Names.IsEmpty)
            await hearing.HearAsync(shop.Id, happened, cancellation);
        else if (await people.NamesAsync(shop.Id, happened, cancellation) is var names)
            isNews = await ApplyAsync(shop, message, happened, () => identity.ResolveAsync(shop.Id, happened, names, cancellation), cancellation);
        await inbox.DoneAsync(message, cancellation);
        return isNews;
    }

    private async Task<Happened?> OpenAsync(EventMessage message, CancellationToken cancellation)
    {
        try
        {
            return await inbox.OpenAsync(message, cancellation);
        }
        catch (LargeEventGoneException)
        {
            Drop(message, "large event handled before");
            return null;
        }
    }

    private async Task<bool> ApplyAsync(Shop shop, EventMessage message, Happened told, Func<Task<Resolved>> resolve, CancellationToken cancellation)
    {
        var hints = told.Hints.Select(hint => directory.Hash(shop.Id, hint)).ToArray();
        while (true)
        {
            var (loaded, own, elsewhere) = await resolve();
            var happened = ItemPrice.Named(told, loaded.Shopper);
            if (happened is OrderReported(var order) && loaded.Shopper.Order(order.Id)?.PlacedAt is null)
                await TellOthersAsync(shop, message, order, loaded.Shopper, hints, elsewhere, cancellation);
            if (happened is CartReported(var cart) && elsewhere.Count > 0 && own.FirstOrDefault(name => name.Kind == NameKind.Email) is { } address)
                await TellOwnersAsync(shop, message, cart, address, elsewhere, cancellation);
            if (own.FirstOrDefault(name => name.Kind == NameKind.Email) is { } refused && Refusals.In(happened) is { IsEmpty: false } refusals)
                await TellOwnerAsync(shop, message, refusals, refused, loaded.Shopper, cancellation);
            KnownName[] names = [.. own, .. hints, .. elsewhere.Select(other => other.Token with { IsOthers = true })];
            var now = time.GetUtcNow();
            var applied = Knowledge.Apply(loaded.Shopper, happened, message.Key, names, message.HappenedAt is null ? shop : shop.Silent, now);
            TableEntity[] beside = !applied.IsNew ? [] :
            [
                .. EventRows.Of(shop.Id, loaded.Shopper.Id, message, happened, names, applied, shop.Version, now),
                .. await givenBack.EndedAsync(shop, loaded, applied.Shopper, now, cancellation),
            ];
            if (applied.IsNew && !await shoppers.CommitAsync(shop.Id, loaded, applied.Shopper, beside, cancellation))
                continue; // Somebody else wrote in between: decide again on what is known now.

            await following.FollowAsync(new(shop, message, happened, names, loaded.Shopper, applied), cancellation);
            await recording.RecordAsync(shop, message, happened, names, applied, now, cancellation);
            return applied.IsNew;
        }
    }

    // From whose letter a shopper came: it tells which address is meant, and not who the shopper is.
    private static KnownName[] SaidFrom(EventMessage message) => message.Address is { } address ? [new(NameKind.Email, address) { IsOthers = true }] : [];

    // Before the order itself is known: from then on nobody is reminded of the cart that it came from, whoever that belongs to by name. Under a
    // telephone number or a street the purchase is remembered, and holds messages that somebody else may get for it.
    private async Task TellOthersAsync(
        Shop shop, EventMessage message, Order order, Retention.Shoppers.Shopper buyer, KnownName[] hints, IReadOnlyList<(KnownName Token, string Shopper)> elsewhere, CancellationToken cancellation)
    {
        var bought = new CartBoughtElsewhere(order.CheckoutToken, order.CartToken, order.PlacedAt);
        var told = message with { Key = $"{message.Key}|cart", Kind = nameof(CartBoughtElsewhere), Body = null, Blob = null };
        foreach (var other in elsewhere.GroupBy(token => token.Shopper, token => token.Token, StringComparer.Ordinal))
            await ApplyAsync(shop, told, bought, async () => new(await identity.FollowAsync(shop.Id, other.Key, cancellation), [.. other], []), cancellation);
        // A purchase of the past holds nobody back, and must not take the place of a newer one.
        if (message.HappenedAt is not null || order.IsTest || order.Stage == OrderStage.Cancelled || buyer.Orders.Any(known => known.PlacedAt > order.PlacedAt))
            return;
        foreach (var hint in hints)
            await directory.RecordAsync(shop.Id, hint, buyer.Id, order.Id, order.PlacedAt, cancellation);
    }

    // A cart that goes by another address now, a mistyped one say that was put right: whoever it belongs to by its token is not written to about it.
    private async Task TellOwnersAsync(Shop shop, EventMessage message, Cart cart, KnownName address, IReadOnlyList<(KnownName Token, string Shopper)> elsewhere, CancellationToken cancellation)
    {
        var left = new CartReported(cart with { CustomerId = null, Email = null, FirstName = null, Phone = null, Street = null, PostalCode = null, Consents = [] });
        var told = message with { Key = $"{message.Key}|cart", Body = null, Blob = null };
        foreach (var other in elsewhere.GroupBy(token => token.Shopper, token => token.Token, StringComparer.Ordinal))
            await ApplyAsync(shop, told, left, async () => new(await identity.FollowAsync(shop.Id, other.Key, cancellation), [.. other, address with { IsOthers = true }], []), cancellation);
    }

    // Consent stays with its address, which may be another shopper's by now: a guest's say, that a customer took. That one is not written to either.
    private async Task TellOwnerAsync(Shop shop, EventMessage message, ImmutableArray<Happened> refusals, KnownName address, Retention.Shoppers.Shopper loaded, CancellationToken cancellation)
    {
        if (await directory.FindAsync(shop.Id, address, cancellation) is not { } owner || owner == loaded.Id || (await identity.FollowAsync(shop.Id, owner, cancellation)).Shopper.Id == loaded.Id)
            return;
        for (var number = 0; number < refusals.Length; number++)
        {
            var told = message with { Key = $"{message.Key}|address{number}", Kind = refusals[number].GetType().Name, Body = null, Blob = null };
            await ApplyAsync(shop, told, refusals[number], async () => new(await identity.FollowAsync(shop.Id, owner, cancellation), [address], []), cancellation);
        }
    }

    private void Drop(EventMessage message, string reason)
    {
        counts.Add("event dropped", reason);
        logger.EventDropped(message.Shop, reason);
    }
}
