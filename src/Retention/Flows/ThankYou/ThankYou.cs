using Retention.Decisions;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.ThankYou;

/// <summary>A personal word of thanks, an hour after an order is paid. Timings and exits: facts/peers.md section 4.</summary>
public static class ThankYou
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("thank-you", Version: 1)
    {
        Title = "Thank shoppers for their order",
        Purpose = Purpose.Service,
        Starts = On<OrderPaid>(paid => paid.OrderId),
        Stops =
        [
            On<OrderCancelled>(order => order.OrderId).Because(Reason.Cancelled),
            On<OrderRefunded>(order => order.OrderId).Because(Reason.Refunded),
            On<OrderDeleted>(order => order.OrderId).Because(Reason.OrderRemoved),
        ],
        Unless =
        [
            When(Reason.TestOrder, order => order.IsTest),
            When(Reason.Cancelled, order => order.Stage == Events.OrderStage.Cancelled),
            When(Reason.Refunded, order => order.IsRefunded),
            When(Reason.OrderRemoved, order => order.IsRemoved),
            When(Reason.RiskyOrder, order => order.IsRisky),
            When(Reason.NotPaid, order => !order.IsPaid),
        ],
        AtMostOncePer = 30.Days(),
        // The receipt has long arrived by then, so this is not one more of them.
        Steps = [Email(after: 1.Hours(), Words.For).Within(48.Hours())],
    };
}
