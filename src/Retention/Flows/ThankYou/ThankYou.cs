using System.Collections.Immutable;
using Retention.Shoppers;
using Retention.Shops;
using static Retention.Flows.Say;

namespace Retention.Flows.ThankYou;

/// <summary>A personal word of thanks an hour after an order is paid; for a first order also help, a day later. Timings and exits: facts/peers.md section 4.</summary>
public static class ThankYou
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("thank-you", Version: 1)
    {
        Title = "Thank shoppers for their order",
        Summary = "One hour after an order is paid, at most once in 30 days for each shopper. Not for test, cancelled, refunded or risky orders.",
        Why = "You get this letter because you placed order {{order.number}} at {{shop.name}}.",
        Purpose = Purpose.Service,
        Priority = 50,
        Starts = [On<OrderPaid>(order => order.OrderId)],
        Stops = OrderEnds,
        Goal = On<OrderPlaced>(order => order.OrderId),
        Unless = BadOrder,
        AtMostOncePer = 30.Days(),
        // The receipt has long arrived by then, so this is not one more of them.
        Steps = [Email("thanks", after: 1.Hours(), Words.For, Words.First, Words.Returning, Words.Neutral).Within(48.Hours())],
    };

    /// <summary>Help with a first order, a day later.</summary>
    public static readonly Flow Help = Flow with
    {
        Key = "thank-you/help",
        Title = "Offer help with a first order",
        Summary = "",
        Starts = [On<OrderPaid>(order => order.OrderId).Looking((paid, shopper, shop) => IsFirst(shopper.Order(paid.Subject), shopper, shop) ? paid : null)],
        // Asked again when it is due: an earlier order may be heard of in between.
        Steps = [Email("help", after: 25.Hours(), Words.Help).Within(48.Hours()).If(seen => IsFirst(seen.Order, seen.Shopper, seen.Shop))],
    };

    /// <summary>Both, behind one switch.</summary>
    public static readonly ImmutableArray<Flow> Flows = [Flow, Help];

    private static bool IsFirst(KnownOrder? order, Shopper shopper, Shop shop) => shop.KnowsAllOrders && order is not null && shopper.HasOrderedNothingBefore(order);
}
