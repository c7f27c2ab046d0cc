using Retention.Decisions;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.ReviewRequest;

/// <summary>Asks for a review two weeks after delivery, and once more a week later, whoever opened what. Timings and exits: facts/peers.md section 4.</summary>
public static class ReviewRequest
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("review-request", Version: 1)
    {
        Title = "Ask for reviews once it has arrived",
        Summary = "Two weeks after the parcel arrived, all items in one letter, and once more a week later.",
        Why = "You get this letter because you placed order {{order.number}} at {{shop.name}}.",
        Purpose = Purpose.Feedback,
        Priority = 30,
        Starts =
        [
            On<OrderArrived>(order => order.OrderId),
            On<OrderSent>(order => order.OrderId).Looking(Transit.Estimate),
            On<OrderPaid>(order => order.OrderId).Looking(Transit.Unsaid),
            On<OrderMissed>(order => order.OrderId).Postponing(by: 7.Days()),
        ],
        Moves = true,
        Stops = [.. OrderEnds, On<OrderReviewed>(order => order.OrderId).Because(Reason.Reviewed)],
        Goal = On<OrderReviewed>(order => order.OrderId),
        Unless =
        [
            .. BadOrder,
            WhenOrder(Reason.NotDelivered, order => order.HasFailed),
            WhenOrder(Reason.Reviewed, order => order.ReviewedAt is not null),
        ],
        KeepsApart = new(Nps.Nps.Family, By: 7.Days()),
        AsksAllAlike = true,
        LeadsTo = Destination.Review,
        Steps =
        [
            Email("request", after: 14.Days(), Words.Request).Within(14.Days()),
            Email("reminder", after: 21.Days(), Words.Reminder).Within(14.Days()),
        ],
    };
}
