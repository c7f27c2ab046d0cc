using Retention.Events;

namespace Retention.App.Simulation.Stories;

/// <summary>What shoppers tell on our own pages after an order. All of them are asked alike, whatever they think.</summary>
internal static class AnswerStory
{
    // From 0 to 10, out of a hundred answers: a net promoter score of about 40.
    private static readonly int[] Scores = [2, 1, 1, 1, 2, 4, 5, 11, 18, 21, 34];

    /// <summary>The answers about one order.</summary>
    public static IEnumerable<Told> Of(Purchase purchase, Fate fate, Dice dice)
    {
        if (purchase.IsTest || fate.Parcels.Count == 0)
            yield break;
        if (fate.DeliveredAt is not { } delivered)
        {
            if (dice.Comes(0.35))
                yield return Say(fate.Parcels[0].SentAt + dice.Days(12, 24), at => new NotArrivedYet(purchase.Id, at));
            yield break;
        }

        if (dice.Comes(0.07))
            yield return Say(delivered + dice.Days(7, 30), at => new ReviewGiven(purchase.Id, at));
        if (!dice.Comes(0.11))
            yield break;
        var score = dice.Pick(Enumerable.Range(0, 11).ToArray(), one => Scores[one]);
        var answered = delivered + dice.Days(3, 7);
        yield return Say(answered, at => new SurveyAnswered(purchase.Id, score, at));
        if (score > 6 || !dice.Comes(0.45))
            yield break;
        var raised = answered + dice.Minutes(1, 90);
        yield return Say(raised, at => new ProblemRaised(purchase.Id, at));
        if (dice.Comes(0.9))
            yield return Say(raised + dice.Days(0.2, 4), at => new CaseClosed(purchase.Id, at));
    }

    private static Told Say(DateTimeOffset at, Func<DateTimeOffset, Happened> happened) => new(at, happened(at), Topic: null);
}
