using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Cases;

/// <summary>Which events want a person of the shop. Pure.</summary>
internal static class CaseOpening
{
    /// <summary>The topic of a problem, as the page and the letter call it.</summary>
    public const string Problem = "problem";

    /// <summary>The topic of what a review tells.</summary>
    public const string Review = "review";

    /// <summary>The topic of a text message.</summary>
    public const string Text = "text";

    /// <summary>The topic of a "no" to the question whether a closed case is settled.</summary>
    public const string Settled = "settled";

    /// <summary>The case as the event opens it; null when it needs nobody.</summary>
    /// <param name="shopper">The shopper, with the event applied.</param>
    /// <param name="message">The event's message: its key, and from whose letter it was said.</param>
    /// <param name="happened">The event.</param>
    public static Case? Of(Shopper shopper, EventMessage message, Happened happened)
    {
        return happened switch
        {
            SurveyAnswered { Score: <= KnownOrder.Detractor } answer =>
                Open(CaseKind.Score, answer.OrderId, new(message.Key, answer.At, Topic: null, answer.Score, answer.Comment)),
            ProblemRaised problem =>
                Open(KindOf(problem.Topic), problem.OrderId, new(message.Key, problem.At, problem.Topic, Score: null, problem.Text) { MailId = problem.Mail?.Id, Subject = problem.Mail?.Subject }),
            _ => null,
        };

        Case Open(CaseKind kind, string? order, CaseWords words) => new()
        {
            Id = IdOf(shopper, order),
            Shopper = shopper.Id,
            Kind = kind,
            OrderId = order,
            Number = order is null ? null : shopper.Order(order)?.Number,
            Address = message.Address ?? (order is null ? null : shopper.Order(order)?.EmailKey),
            Said = [words.Cut(Case.MostText)],
            OpenedAt = words.At,
            BegunAt = words.At,
            FirstBegunAt = words.At,
        };
    }

    /// <summary>
    /// The id of the case about an order of a shopper, or about none. What is known of an order, and of a shopper without one, holds one moment of the last
    /// complaint and one of its end. So there is one case for each: who closes it has seen all that it ends. (Stored names stay: the survey's case came first.)
    /// </summary>
    public static string IdOf(Shopper shopper, string? order) => Keys.Hash(order is null ? $"shopper|{shopper.Id}" : $"survey|{order}");

    private static CaseKind KindOf(string? topic) => topic switch { null or Problem or Settled => CaseKind.Problem, Review => CaseKind.Review, _ => CaseKind.Question };
}
