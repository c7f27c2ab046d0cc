using System.Globalization;
using Retention.Decisions;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.Settled;

/// <summary>Asks once, a week after a person of the shop closed a case, whether it is settled. A "no" opens the case again.</summary>
public static class Settled
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("settled", Version: 1)
    {
        Title = "Ask whether a closed case is settled",
        Summary = "A week after you closed a case, one question. A \"no\" opens the case again.",
        Why = "You get this letter because you wrote to {{shop.name}}, and a person there has closed it.",
        Purpose = Purpose.Feedback,
        Priority = 44,
        HoldsOut = false,
        IsOfCase = true,
        LeadsTo = Destination.Settled,
        Starts = [On<CaseEnded>(Subject)],
        // Whoever tells of something new is not asked about the old.
        Stops = [new StopRule((change, _) => change is CaseRaised or OrderScored { Score: <= KnownOrder.Detractor }, Reason.OpenCase), new StopRule((change, _) => change is CaseConfirmed, Reason.Answered)],
        Goal = On<CaseConfirmed>(answer => answer.OrderId),
        Steps = [Email("settled", after: 7.Days(), Words.Question).Within(7.Days())],
    };

    /// <summary>What stands before the moment in the subject of a case about no order.</summary>
    private const string NoOrder = "none";

    /// <summary>Whether a journey of this subject is about a case about an order.</summary>
    public static bool IsAboutOrder(string subject) => !subject.Contains($"~{NoOrder}", StringComparison.Ordinal);

    // Closed again, it is asked again.
    private static string? Subject(CaseEnded ended) =>
        ended.OrderId is { } order ? string.Create(CultureInfo.InvariantCulture, $"{order}~{(ended.IsAboutOrder ? "" : NoOrder)}{ended.At.ToUnixTimeSeconds()}") : null;
}
