using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Webhooks;
using Retention.Decisions;
using Retention.Events;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Asks a shop just before something goes: webhooks come late, and are never repeated (facts/woocommerce.md 0.2, 11.5). What it tells goes the road
/// too, as the webhook that did not come. A shop without keys is not asked.
/// </summary>
internal sealed class WooCommerceLook(WooCommerceShops shops, Inbox inbox, TimeProvider time)
{
    /// <summary>Whether whoever left a cart has ordered since.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="read">Reads the cart as it was last told; it is asked only where the shop can be.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<LiveAnswer> HasBoughtAsync(string shop, Func<Task<Cart?>> read, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open || await read() is not { } cart)
            return LiveAnswer.NotAsked;
        var answer = LiveAnswer.NotAsked;
        foreach (var who in Whose(cart))
        {
            if (await Looking.InTimeAsync(stopping => open.ListAsync("orders", [.. Since(cart.UpdatedAt), who], 1, stopping), cancellation) is not Answer<ShopPage>.Said { Value.Items: var orders })
                return LiveAnswer.CannotTell;
            answer = LiveAnswer.NotBought;
            if (await TakeAsync(shop, cart, orders, cancellation))
                return LiveAnswer.Bought;
        }

        return answer;
    }

    /// <summary>Why an order stands no longer, the key of a reason; null while it stands, and where the shop can't be asked: then what was heard decides.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="order">The shop's id of the order.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<string?> EndOfAsync(string shop, string order, CancellationToken cancellation)
    {
        if (!order.All(char.IsAsciiDigit) || await shops.OpenAsync(shop, cancellation) is not { } open)
            return null;
        switch (await Looking.InTimeAsync(stopping => open.GetAsync($"orders/{order}", [], stopping), cancellation))
        {
            // Deleted for good: no webhook tells of that (facts/woocommerce.md 1.6).
            case Answer<JsonElement>.Not { Why: { Status: 404, Code: "woocommerce_rest_shop_order_invalid_id" } }:
                await PutAsync(shop, Translated.ByWords(new(new OrderRemoved(order), order)), cancellation);
                return Reason.OrderRemoved.Key;
            case Answer<JsonElement>.Said { Value: var body } when WooCommerceTranslation.Read("order.updated", body) is Translated.Understood told:
                await PutAsync(shop, told, cancellation);
                return Looking.EndOf(told.Happened);
            default:
                return null;
        }
    }

    // A guest's order has no customer, and a customer's may go by another address.
    private static ImmutableArray<(string Name, string Value)> Whose(Cart cart) =>
        [.. new (string Name, string? Value)[] { ("customer", cart.CustomerId), ("search", cart.Email) }.Where(who => who.Value is not null).Select(who => (who.Name, who.Value!))];

    private static (string Name, string Value)[] Since(DateTimeOffset moment) =>
        [("after", (moment - Looking.Around).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)), ("dates_are_gmt", "true"), ("orderby", "date"), ("order", "desc"), ("status", "any"), ("per_page", "20")];

    // "search" finds what merely contains the address, so whose order it is is looked at here. Whatever is not a draft is an order (facts/peers.md 2, S18 to S22).
    private async Task<bool> TakeAsync(string shop, Cart cart, ImmutableArray<JsonElement> orders, CancellationToken cancellation)
    {
        var isBought = false;
        foreach (var told in orders.Select(order => WooCommerceTranslation.Read("order.updated", order)).OfType<Translated.Understood>())
        {
            if (told.Happened is not OrderReported(var order) || !Looking.IsOf(order, cart))
                continue;
            isBought = true;
            await PutAsync(shop, told, cancellation);
        }

        return isBought;
    }

    private Task PutAsync(string shop, Translated.Understood told, CancellationToken cancellation) =>
        inbox.PutAsync(shop, told.Key!, "order.looked-at", time.GetUtcNow(), told.Happened, cancellation);
}
