using Retention.Decisions;
using Retention.Events;

namespace Retention.App.Storefronts;

/// <summary>What a look at a shop goes by, whatever its platform.</summary>
internal static class Looking
{
    /// <summary>
    /// How far before a cart was last touched its shop is asked for orders: the shop's clock and the shopper's cart may differ a little. An order so
    /// shortly before is looked at, and not taken for the cart's purchase.
    /// </summary>
    public static readonly TimeSpan Around = TimeSpan.FromMinutes(10);

    // Somebody's reminder waits for it, and with it whoever is due after.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    /// <summary>Whether an order is a cart's purchase, or whoever left the cart has ordered since.</summary>
    public static bool IsOf(Order order, Cart cart) =>
        (order.CartToken is { } token && token == cart.CartToken) || (order.CheckoutToken is { } checkout && checkout == cart.CheckoutToken)
        || (order.PlacedAt >= cart.UpdatedAt && ((order.CustomerId is { } customer && customer == cart.CustomerId) || (Name.OfEmail(order.Email) is { } address && address == Name.OfEmail(cart.Email))));

    /// <summary>Why an order stands no longer as it is told now, the key of a reason; null while it stands.</summary>
    public static string? EndOf(Happened happened) => happened switch
    {
        OrderRemoved => Reason.OrderRemoved.Key,
        ShopperErased => Reason.Erased.Key,
        OrderReported { Order.Stage: OrderStage.Cancelled } => Reason.Cancelled.Key,
        OrderReported { Order.IsRefunded: true } => Reason.Refunded.Key,
        OrderReported { Order.Stage: OrderStage.Unpaid } => Reason.NotPaid.Key,
        _ => null,
    };

    /// <summary>Asks, for some seconds at most; null where it takes longer, which is as good as no answer.</summary>
    public static async Task<T?> InTimeAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
        where T : class
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Longest);
        try
        {
            return await ask(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
