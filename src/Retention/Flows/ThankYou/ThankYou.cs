using Retention.Decisions;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.ThankYou;

/// <summary>A personal word of thanks an hour after an order is paid; for a first order also help, a day later. Timings and exits: facts/peers.md section 4.</summary>
public static class ThankYou
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("thank-you", Version: 2)
    {
        Title = "Thank shoppers for their order",
        Why = "You get this letter because you placed order {order} at {shop}.",
        Purpose = Purpose.Service,
        Priority = 50,
        Starts = [On<OrderPaid>(order => order.OrderId)],
        Stops = OrderEnds,
        Goal = On<OrderPlaced>(order => order.OrderId),
        Unless = BadOrder,
        AtMostOncePer = 30.Days(),
        Steps =
        [
            // The receipt has long arrived by then, so this is not one more of them.
            Email("thanks", after: 1.Hours(), Words.For).Within(48.Hours()),
            Email("help", after: 25.Hours(), Words.Help).Within(48.Hours()).If(seen => seen.History == OrderHistory.First),
        ],
    };

    /// <summary>The flow as it first was: one letter, without the help.</summary>
    public static readonly Flow First = Flow with { Version = 1, Steps = Flow.Steps.RemoveAt(1) };
}
