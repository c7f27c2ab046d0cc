using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Shoppers;
using Retention.Tiers;

namespace Retention.App.Tiers;

/// <summary>
/// Tells and gives what a shopper's level brings: the mark on the shop's own record, credit for reaching it, and the gift for reviews. Done again, it finds
/// nothing more to do.
/// </summary>
internal sealed class TierStep(
    AppStorage storage, ShopStore shops, Identity identity, ShopperStore shoppers, ShopperAddresses addresses, ShopTiers storefronts, TierGifts gifts, TierWakes wakes, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Handles a wake-up for a shopper. It is only a hint: twice, late, or when there is nothing to do, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string shopper, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (await shops.FindAsync(step.Shop, cancellation) is not { Shop: { UninstalledAt: null, Settings.Tiers: { } settings } } record
            || await identity.FollowAsync(step.Shop, shopper, cancellation) is not { ETag: not null, Shopper: { IsErased: false } known })
            return;
        await gifts.GiveAsync(record, known, settings, cancellation);
        // The level may have changed while the shop was told: then it is told again.
        while (await MarkAsync(record, known, settings, cancellation))
            known = (await identity.FollowAsync(step.Shop, shopper, cancellation)).Shopper;
    }

    /// <summary>Has a shopper's level looked at: a day has come on which it may change.</summary>
    public async Task LookAsync(StepMessage step, string shopper, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (await shops.FindAsync(step.Shop, cancellation) is { Shop: { UninstalledAt: null, Settings.Tiers: not null } shop })
            await wakes.LookAsync(shop, shopper, cancellation);
    }

    /// <summary>Tells the shop what is sold early.</summary>
    public async Task TellEarlyAsync(StepMessage step, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (await shops.FindAsync(step.Shop, cancellation) is { Shop: { UninstalledAt: null } shop } record && storefronts.Of(record.Platform) is { } storefront
            && (await storefront.TellEarlyAsync(shop, cancellation)).Trouble is { IsPassing: true } passing)
            await wakes.TellEarlyAtAsync(shop.Id, time.GetUtcNow() + (passing.After ?? Patience), cancellation);
    }

    /// <summary>Takes the mark of somebody who was erased off the shop's record.</summary>
    /// <exception cref="HttpRequestException">The shop could not be asked: the queue brings it again, since nothing else remembers it.</exception>
    public async Task TakeAwayAsync(StepMessage step, (string Customer, string Mark) gone, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (await shops.FindAsync(step.Shop, cancellation) is { Shop.UninstalledAt: null } record && storefronts.Of(record.Platform) is { } storefront
            && (await storefront.MarkAsync(step.Shop, gone.Customer, gone.Mark, now: null, cancellation)).Trouble is { IsPassing: true } passing)
            throw new HttpRequestException($"A level's mark could not be taken away: {passing.Key}.");
    }

    // Whether something was told.
    private async Task<bool> MarkAsync(ShopRecord record, Shopper shopper, TierSettings settings, CancellationToken cancellation)
    {
        var (shop, row) = (record.Shop, await shoppers.FindAsync(record.Shop.Id, shopper, Keys.ToldTier, cancellation));
        if (shopper.IsErased || storefronts.Of(record.Platform) is not { } storefront)
            return false;
        var isTold = settings.TellsShop || (storefront.KeepsOthersOut && !settings.Early.IsEmpty);
        var (borne, wanted) = (row?.GetString("Mark"), isTold ? settings.Find(shopper.Tier?.Level)?.Key : null);
        if (borne == wanted || (row?.GetString("Customer") ?? await CustomerAsync(shop.Id, shopper, cancellation)) is not { } customer)
            return false;
        var answer = await storefront.MarkAsync(shop.Id, customer, borne, wanted, cancellation);
        counts.Add("level told", answer.Trouble?.Key ?? "done");
        if (answer.Trouble is { IsPassing: true } passing)
            await wakes.TellAtAsync(shop.Id, shopper.Id, time.GetUtcNow() + (passing.After ?? Patience), cancellation);
        if (answer is not Answer<bool>.Said)
            return false; // What the shop refuses, it refuses until the merchant mends something; the next change asks again.
        var told = ShopperStore.Beside(shop.Id, shopper.Id, Keys.ToldTier);
        (told["Mark"], told["Customer"], told["At"]) = (wanted, customer, time.GetUtcNow());
        await storage.Shoppers.UpsertEntityAsync(told, TableUpdateMode.Replace, cancellation);
        return true;
    }

    private async Task<string?> CustomerAsync(string shop, Shopper shopper, CancellationToken cancellation) =>
        (shopper.Orders.LastOrDefault(order => order.EmailKey is not null)?.EmailKey ?? shopper.Profile?.EmailKey) is { } address ? await addresses.CustomerAsync(shop, shopper, address, cancellation) : null;
}
