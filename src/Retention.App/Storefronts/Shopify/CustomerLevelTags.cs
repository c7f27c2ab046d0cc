using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Levels in a Shopify shop: a tag on the customer's record, by which themes, segments and other programs know the level. The shop itself keeps nobody from
/// buying: our page in it sells to whoever may, and a theme that links to the product's own page goes round it.
/// </summary>
internal sealed class CustomerLevelTags(ShopifyShops admin) : IShopTiers
{
    /// <summary>How all of these tags begin.</summary>
    public const string Prefix = CustomerTags.Prefix + "level ";

    /// <inheritdoc/>
    public string Platform => ShopifyDoor.Platform;

    /// <inheritdoc/>
    public bool KeepsOthersOut => false;

    /// <inheritdoc/>
    public async Task<Answer<bool>> MarkAsync(string shop, string customer, string? before, string? now, CancellationToken cancellation)
    {
        // Whoever dies in between does both again: they change nothing the second time.
        if (now is not null && (await admin.AskAsync(shop, CustomerOperations.AddTags, new(ShopifyIds.Customer(customer), [Prefix + now]), cancellation)).Trouble is { } trouble)
            return new Answer<bool>.Not(trouble);
        return before is null ? new Answer<bool>.Said(true)
            : (await admin.AskAsync(shop, CustomerOperations.RemoveTags, new(ShopifyIds.Customer(customer), [Prefix + before]), cancellation)).With(_ => true);
    }

    /// <summary>Nothing in the shop has to know: our page asks us.</summary>
    public Task<Answer<bool>> TellEarlyAsync(Shop shop, CancellationToken cancellation) => Task.FromResult<Answer<bool>>(new Answer<bool>.Said(true));
}
