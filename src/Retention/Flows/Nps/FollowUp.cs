using System.Collections.Immutable;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.Nps;

/// <summary>
/// What follows an answer. Nobody is led to a public review, or away from one, by what they answered; friends are invited by all alike. Below 7 a case is opened,
/// and the case's own word says who will answer by when.
/// </summary>
public static class FollowUp
{
    /// <summary>Below 7, as it was said before cases said it themselves: journeys under way end so, and none begins. A letter of a case is never held back.</summary>
    public static readonly Flow Case = After("nps/case", "Tell unhappy shoppers that a person will write", 0, 6, Words.Case) with { HoldsOut = false, IsOfCase = true };

    /// <summary>7 and 8: what would have made it better?</summary>
    public static readonly Flow Question = After("nps/question", "Ask what would have been better", 7, 8, Words.Question);

    /// <summary>9 and 10: thanks.</summary>
    public static readonly Flow Thanks = After("nps/thanks", "Thank shoppers who would recommend you", 9, 10, Words.Thanks);

    /// <summary>What no longer begins.</summary>
    public static readonly ImmutableArray<Flow> Earlier = [Case];

    /// <summary>The letter after a middling answer: in its words whoever answered is invited to bring friends.</summary>
    public static Letter Answered => new(Question, Question.Steps[0], Words.Question);

    private static Flow After(string key, string title, int lowest, int highest, Template words) => new(key, Version: 1)
    {
        Title = title,
        Why = "You get this letter because you answered our question about order {{order.number}}.",
        Purpose = Purpose.Service,
        Priority = 45,
        LeadsTo = Destination.Answer,
        Starts = [On<OrderScored>(answer => answer.Score >= lowest && answer.Score <= highest ? answer.OrderId : null)],
        Goal = On<OrderPlaced>(order => order.OrderId),
        Steps = [Email("answer", after: TimeSpan.Zero, words).Within(1.Days())],
    };
}
