using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Shoppers;
using Retention.Templates;
using static Retention.Flows.Say;

namespace Retention.Flows.CreditExpiry;

/// <summary>Reminds of credit before it runs out, with what is left of it then. It invites to buy, so it is advertising, and asks for its consent.</summary>
public static class CreditExpiry
{
    /// <summary>A month before.</summary>
    public static readonly Flow Flow = new("credit-expiry", Version: 1)
    {
        Title = "Remind shoppers of credit before it runs out",
        Summary = "A month and a week before credit runs out, with what is left then. Not when it is spent, too little, or just after an order.",
        Why = "You get this letter because you have credit at {{shop.name}} that runs out.",
        About = SubjectKind.Credit,
        Purpose = Purpose.Marketing,
        Priority = 22,
        LeadsTo = Destination.Rewards,
        Starts = [On<CreditEnding>(credit => credit.Days > 7 ? credit.Subject : null)],
        Goal = On<OrderPlaced>(order => order.OrderId),
        Unless =
        [
            When(Reason.OrderedAgain, seen => seen.Shopper.Orders.Any(order => !order.IsTest && order.PlacedAt > seen.Now - 3.Days())),
            When(Reason.CreditUsed, seen => seen.Checks.Credit is { Left.Minor: <= 0 }),
            When(Reason.CreditSmall, seen => seen.Checks.Credit?.Left is { } left && seen.Shop.Settings.CreditReminderLeast is { } least && left.Currency == least.Currency && left.Minor < least.Minor),
        ],
        AtMostOncePer = 14.Days(),
        Steps = [Email("soon", after: 0.Hours(), Words.Soon).Within(7.Days())],
    };

    /// <summary>A week before: the last word.</summary>
    public static readonly Flow Last = Flow with
    {
        Key = "credit-expiry/last",
        Title = "Remind shoppers of credit a last time",
        Summary = "",
        Starts = [On<CreditEnding>(credit => credit.Days > 7 ? null : credit.Subject)],
        Steps = [Email("last", after: 0.Hours(), Words.Last).Within(4.Days())],
    };

    /// <summary>Both, behind one switch.</summary>
    public static readonly ImmutableArray<Flow> Flows = [Flow, Last];
}
