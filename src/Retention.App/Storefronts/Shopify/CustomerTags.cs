using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Insights;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Puts the band of a customer's last answer to "how likely would you recommend us" on the shop's record, as a tag, where the merchant wants it. A row
/// says which tag we put there: no other is ever taken away. Adding and taking away can be repeated.
/// </summary>
internal sealed class CustomerTags(AppStorage storage, ShopperStore shoppers, ShopifyShops admin, ShopperAddresses addresses, TellingShop wakes, Counts counts, TimeProvider time)
{
    /// <summary>How all of our tags begin.</summary>
    public const string Prefix = "Retention: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Makes the record bear the tag that it should. Done again, it finds nothing more.</summary>
    public async Task TellAsync(Shop shop, Shopper shopper, CancellationToken cancellation)
    {
        var row = await shoppers.FindAsync(shop.Id, shopper, Keys.ToldTag, cancellation);
        var (borne, wanted) = (row?.GetString("Tag"), Wanted(shop, shopper));
        if (borne == wanted)
            return;
        if ((row?.GetString("Customer") ?? await CustomerAsync(shop, shopper, cancellation)) is not { } customer)
            return;
        // Whoever dies in between does both again: they change nothing the second time.
        if (wanted is not null && !await DoneAsync(shop, shopper, CustomerOperations.AddTags, customer, wanted, cancellation))
            return;
        if (borne is not null && !await DoneAsync(shop, shopper, CustomerOperations.RemoveTags, customer, borne, cancellation))
            return;
        var next = ShopperStore.Beside(shop.Id, shopper.Id, Keys.ToldTag);
        (next["Tag"], next["Customer"], next["At"]) = (wanted, customer, time.GetUtcNow());
        await storage.Shoppers.UpsertEntityAsync(next, TableUpdateMode.Replace, cancellation);
        counts.Add("customer tag", wanted ?? "taken away");
    }

    /// <summary>Takes a tag of ours off the record of a person who was erased.</summary>
    /// <exception cref="HttpRequestException">Shopify could not be asked: the queue brings it again, since nothing else remembers it.</exception>
    public async Task TakeAwayAsync(string shop, string customer, string tag, CancellationToken cancellation)
    {
        if (await admin.AskAsync(shop, CustomerOperations.RemoveTags, new(ShopifyIds.Customer(customer), [tag]), cancellation) is { Trouble: { IsPassing: true } passing })
            throw new HttpRequestException($"A tag could not be taken away: {passing.Key}.");
    }

    /// <summary>The tag that the record should bear; null for none. Who refused all letters, or objects to being profiled, is not sorted into bands either.</summary>
    private static string? Wanted(Shop shop, Shopper shopper) =>
        shop.Settings.TagsCustomers && !shopper.ObjectsToProfiling && !shopper.Consents.Any(word => word is { Channel: Channel.Email, Purpose: null, Topic: null, IsGranted: false })
        && shopper.Orders.Where(order => order.Score is not null).MaxBy(order => order.ScoredAt) is { Score: { } score }
            ? Prefix + NpsBand.Of(score)
            : null;

    private async Task<string?> CustomerAsync(Shop shop, Shopper shopper, CancellationToken cancellation) =>
        shopper.Orders.LastOrDefault(order => order.EmailKey is not null)?.EmailKey is { } address ? await addresses.CustomerAsync(shop.Id, shopper, address, cancellation) : null;

    private async Task<bool> DoneAsync<TData>(Shop shop, Shopper shopper, AdminOperation<CustomerTagging, TData> operation, string customer, string tag, CancellationToken cancellation)
    {
        var answer = await admin.AskAsync(shop.Id, operation, new(ShopifyIds.Customer(customer), [tag]), cancellation);
        if (answer.Trouble is { IsPassing: true } passing)
            await wakes.AtAsync(shop.Id, shopper.Id, time.GetUtcNow() + (passing.After ?? Patience), cancellation);
        // What Shopify refuses, for a customer who is gone say, it refuses for ever.
        return answer is Answer<TData>.Said;
    }
}
