using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Flows.ReviewRequest;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.Nps;

/// <summary>Asks how likely a recommendation is, three days after delivery, at most once in 90 days. Timings and exits: facts/peers.md section 4.</summary>
public static class Nps
{
    /// <summary>The switch of the survey and of what follows the answer.</summary>
    public const string Family = "nps";

    /// <summary>The survey.</summary>
    public static readonly Flow Flow = new(Family, Version: 1)
    {
        Title = "Ask how likely a recommendation is",
        Summary = "Three days after the parcel arrived, at most once in 90 days. Unhappy shoppers reach a person.",
        Why = "You get this letter because you placed order {{order.number}} at {{shop.name}}.",
        Purpose = Purpose.Feedback,
        Priority = 20,
        Starts =
        [
            On<OrderArrived>(order => order.OrderId),
            On<OrderSent>(order => order.OrderId).Looking(Transit.Estimate),
            On<OrderPaid>(order => order.OrderId).Looking(Transit.Unsaid),
            On<OrderMissed>(order => order.OrderId).Postponing(by: 7.Days()),
        ],
        Moves = true,
        Stops = [.. OrderEnds, On<OrderScored>(order => order.OrderId).Because(Reason.Answered)],
        Goal = On<OrderScored>(order => order.OrderId),
        Unless = [.. BadOrder, WhenOrder(Reason.NotDelivered, order => order.HasFailed), WhenOrder(Reason.Answered, order => order.Score is not null)],
        AtMostOncePer = 90.Days(),
        KeepsApart = new("review-request", By: 7.Days()),
        LeadsTo = Destination.Answer,
        IsSurvey = true,
        AsksScore = true,
        Steps = [Email("survey", after: 3.Days(), Words.Survey).Within(10.Days())],
    };

    /// <summary>The survey, and what follows an answer of 7 and more.</summary>
    public static readonly ImmutableArray<Flow> Flows = [Flow, FollowUp.Question, FollowUp.Thanks];
}
