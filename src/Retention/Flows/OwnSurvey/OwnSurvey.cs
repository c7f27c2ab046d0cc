using Retention.Decisions;
using Retention.Flows.ReviewRequest;
using Retention.Shoppers;
using Retention.Surveys;
using static Retention.Flows.Say;

namespace Retention.Flows.OwnSurvey;

/// <summary>Asks by the shop's own surveys, so many days after delivery as each of them says. Which survey is asked stands behind the order in the journey's subject.</summary>
public static class OwnSurvey
{
    /// <summary>The switch of all surveys of the shop's own; each of them has one beside it.</summary>
    public const string Family = "survey";

    // One of its own: an answer to the one question about recommending ends nothing here.
    private static readonly Trigger Answered = On<SurveyCompleted>(done => done.Survey == SurveyDefinition.Nps ? null : done.OrderId);

    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new(Family, Version: 1)
    {
        Title = "Ask by surveys of your own",
        Summary = "So many days after delivery as the survey says, one survey for each order. Give the surveys under \"Surveys\".",
        Why = "You get this letter because you placed order {{order.number}} at {{shop.name}}.",
        Purpose = Purpose.Feedback,
        Priority = 15,
        Starts =
        [
            On<OrderArrived>(order => order.OrderId).Looking(Asked.Next),
            On<OrderSent>(order => order.OrderId).Looking((sent, shopper, shop) => Asked.Next(Transit.Estimate(sent, shopper, shop), shopper, shop)),
            On<OrderPaid>(order => order.OrderId).Looking((paid, shopper, shop) => Transit.Unsaid(paid, shopper, shop) is { } arrives ? Asked.Next(arrives, shopper, shop) : null),
        ],
        Moves = true,
        Stops = [.. OrderEnds, Answered.Because(Reason.Answered)],
        Goal = Answered,
        Unless = [.. BadOrder, WhenOrder(Reason.NotDelivered, order => order.HasFailed), When(Reason.NotMeant, seen => !Asked.IsStill(seen))],
        KeepsApart = new(Nps.Nps.Family, By: 7.Days()),
        LeadsTo = Destination.Answer,
        IsSurvey = true,
        Needs = shop => shop.Surveys.Any(survey => survey is { IsOn: true, Asking: not null }) ? null : "The flow survey asks nothing yet: give a survey that says when it is sent, and turn it on, under \"Surveys\".",
        Steps = [Email("ask", after: 3.Days(), Words.Ask).Within(10.Days())],
    };
}
