using Retention.Decisions;
using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.TierReached;

/// <summary>Tells shoppers that they rose to a level, an hour later, once for each level within a year. What it brings stands on their page.</summary>
public static class TierReached
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("tier-reached", Version: 1)
    {
        Title = "Tell shoppers that they reached a level",
        Summary = "One hour after a shopper rises to one of your levels, once for each level within a year. Not when you change the levels.",
        Why = "You get this letter because your order {{order.number}} at {{shop.name}} brought you to a new level.",
        Purpose = Purpose.Marketing,
        Priority = 40,
        LeadsTo = Destination.Rewards,
        Starts = [On<Shoppers.TierReached>(reached => $"{reached.OrderId}~{reached.Tier}")],
        Stops = OrderEnds,
        Goal = On<OrderPlaced>(order => order.OrderId),
        Unless = [.. BadOrder, When(Reason.NotMeant, seen => seen.Shopper.Tier?.Level != seen.Journey.Subject[(seen.Journey.About.Length + 1)..])],
        Needs = shop => shop.Settings.Tiers is { Levels.IsEmpty: false } ? null : "Set up your levels first, on the page Levels.",
        Steps = [Email("reached", after: 1.Hours(), Words.Reached).Within(2.Days())],
    };
}
