using System.Globalization;
using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Webhooks;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Asks a Shopify shop just before something goes: webhooks may be a day late (facts/shopify.md 2.1), and Shopify itself may have written about the
/// same cart (3.4). What it tells of orders goes the road too, as the webhook that did not come. A shop without tokens is not asked.
/// </summary>
internal sealed class ShopifyLook(ShopifyShops shops, Inbox inbox, TimeProvider time)
{
    // Without read_all_orders older ones are hidden: that such a one is not found says nothing.
    private static readonly TimeSpan Visible = TimeSpan.FromDays(59);

    /// <summary>Whether whoever left a cart has ordered since, or was reminded by Shopify.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="read">Reads the cart as it was last told; it is asked only where the shop can be.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<LiveAnswer> HasBoughtAsync(string shop, Func<Task<Cart?>> read, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open || await read() is not { } cart)
            return LiveAnswer.NotAsked;
        return await Looking.InTimeAsync(async stopping => new Looked(await LookAsync(shop, open, cart, stopping)), cancellation) is { Answer: var answer } ? answer : LiveAnswer.CannotTell;
    }

    /// <summary>Why an order stands no longer, the key of a reason; null while it stands, and where the shop can't be asked: then what was heard decides.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="order">The order as it is known.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<string?> EndOfAsync(string shop, KnownOrder order, CancellationToken cancellation)
    {
        if (!order.Id.All(char.IsAsciiDigit) || await shops.OpenAsync(shop, cancellation) is not { } open)
            return null;
        switch (await Looking.InTimeAsync(stopping => open.AskAsync(HistoryOperations.OrderNow, new(ShopifyPast.Gid("Order", order.Id)), stopping), cancellation))
        {
            case Answer<OrderNowData>.Said { Value.Order: { ValueKind: JsonValueKind.Object } now } when ShopifyPastOrders.Read(now) is Translated.Understood told:
                await PutAsync(shop, told, cancellation);
                return Looking.EndOf(told.Happened);
            case Answer<OrderNowData>.Said { Value.Order.ValueKind: JsonValueKind.Null } when order.PlacedAt > time.GetUtcNow() - Visible:
                await PutAsync(shop, Translated.ByWords(new(new OrderRemoved(order.Id), order.Id)), cancellation);
                return Reason.OrderRemoved.Key;
            default:
                return null;
        }
    }

    private async Task<LiveAnswer> LookAsync(string shop, ShopifyShop open, Cart cart, CancellationToken cancellation)
    {
        if (Query(cart) is not { } query)
            return LiveAnswer.NotAsked;
        if (await open.AskAsync(HistoryOperations.OrdersSince, new(query), cancellation) is not Answer<OrdersData>.Said { Value.Orders: { } orders })
            return LiveAnswer.CannotTell;
        var isBought = false;
        foreach (var order in orders.Items)
        {
            if (ShopifyPastOrders.Read(order) is not Translated.Understood { Happened: OrderReported(var seen) } || !Looking.IsOf(seen, cart))
                continue;
            isBought = true;
            if (await open.AskAsync(HistoryOperations.OrderNow, new(order.Text("id")!), cancellation) is Answer<OrderNowData>.Said { Value.Order: { ValueKind: JsonValueKind.Object } now }
                && ShopifyPastOrders.Read(now) is Translated.Understood told)
                await PutAsync(shop, told, cancellation);
        }

        return isBought ? LiveAnswer.Bought : await ShopifyCheckoutMail.AskAsync(open, cart, cancellation);
    }

    // Whose orders, by any of the cart's names (shopify.dev/api/usage/search-syntax). What Shopify finds beside is looked at here. Null for a cart without names.
    private static string? Query(Cart cart)
    {
        string[] names =
        [
            .. new[] { ("checkout_token", cart.CheckoutToken), ("cart_token", cart.CartToken), ("customer_id", cart.CustomerId), ("email", Name.OfEmail(cart.Email)?.Value) }
                .Where(name => name.Item2 is { Length: > 0 } value && !value.Any(letter => letter is '"' or '\\' or '\'')).Select(name => $"{name.Item1}:\"{name.Item2}\""),
        ];
        var since = (cart.UpdatedAt - Looking.Around).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return names.Length == 0 ? null : $"({string.Join(" OR ", names)}) AND created_at:>='{since}'";
    }

    private Task PutAsync(string shop, Translated.Understood told, CancellationToken cancellation) =>
        inbox.PutAsync(shop, told.Key!, "order.looked-at", time.GetUtcNow(), told.Happened, cancellation);

    private sealed record Looked(LiveAnswer Answer);
}
