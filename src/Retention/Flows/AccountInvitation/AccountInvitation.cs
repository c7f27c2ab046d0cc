using Retention.Decisions;
using static Retention.Flows.Say;

namespace Retention.Flows.AccountInvitation;

/// <summary>
/// Invites guests to open an account with the shop after their second order, once for ever. It is no part of any order, and promotes what the shop offers: so it is
/// advertising (2002/58/EC 13, whose "direct marketing" courts read widely: docs/law.md), and needs what advertising needs.
/// </summary>
public static class AccountInvitation
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("account-invitation", Version: 1)
    {
        Title = "Invite guests to open an account",
        Summary = "Two days after the second order of a guest, once and never again. Silent for everybody who has an account.",
        Why = "You get this letter because you ordered from {{shop.name}} more than once as a guest.",
        Purpose = Purpose.Marketing,
        Priority = 5,
        Starts = [On<Shoppers.OrderPaid>(order => order.OrderId).Looking((paid, shopper, _) => shopper.HasOrderedTwice(shopper.Order(paid.Subject)) && !shopper.HasAccount ? paid : null)],
        Stops = OrderEnds,
        Goal = On<Shoppers.OrderPlaced>(order => order.OrderId),
        Unless = [.. BadOrder, When(Reason.HasAccount, seen => seen.Shopper.HasAccount)],
        // A lifetime: whoever did not want one is not asked again.
        AtMostOncePer = 36_500.Days(),
        LeadsTo = Destination.Account,
        Steps = [Email("invitation", after: 2.Days(), Words.Invitation).Within(5.Days())],
    };
}
