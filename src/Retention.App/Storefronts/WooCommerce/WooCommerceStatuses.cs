using Retention.App.Webhooks;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// The statuses that orders of a shop can have, plugins' own among them. They are asked for one by one: what "any" means, and what is listed when
/// nothing is said, changes between versions (facts/woocommerce.md 3).
/// </summary>
internal static class WooCommerceStatuses
{
    /// <summary>The status of what becomes an order while the shopper types.</summary>
    public const string Draft = "checkout-draft";

    /// <summary>The status of what lies in the bin; no list of statuses names it.</summary>
    public const string Trash = "trash";

    private static readonly string[] Own = ["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"];

    /// <summary>Asks the shop; a shop that has no such list has WooCommerce's own.</summary>
    public static async Task<Answer<string[]>> ReadAsync(WooCommerceShop shop, CancellationToken cancellation) => await shop.ListAsync("orders/statuses", [], 1, cancellation) switch
    {
        Answer<ShopPage>.Said { Value.Items: var items } => new Answer<string[]>.Said([.. Own.Union(items.Select(item => item.Text("slug")).OfType<string>(), StringComparer.Ordinal)]),
        Answer<ShopPage>.Not { Why: { Key: ShopTroubles.Missing } or { Key: ShopTroubles.Invalid } or { Code: "rest_no_route" } } => new Answer<string[]>.Said(Own),
        Answer<ShopPage>.Not not => new Answer<string[]>.Not(not.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
