using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.Replenishment;

/// <summary>Reminds of what is used up, shortly before it will be: by the shopper's own habit, else by how long the item usually lasts. Timings: facts/peers.md section 4.</summary>
public static class Replenishment
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("replenishment", Version: 1)
    {
        Title = "Remind shoppers before it is used up",
        Summary = "Shortly before something is used up, by the shopper's own habit or by how long you say that it lasts.",
        Why = "You get this letter because you ordered something at {{shop.name}} that is used up by now ({{order.number}}).",
        Purpose = Purpose.Marketing,
        GoesByHabit = true,
        Priority = 15,
        Starts = [On<OrderPaid>(order => order.OrderId).Looking((paid, shopper, shop) => Gaps.OfItems(shopper, shop, paid.Subject) is { } gap ? paid with { Gap = gap } : null)],
        Stops = [.. OrderEnds, AnotherOrder],
        Goal = On<OrderPlaced>(order => order.OrderId),
        Unless = [.. BadOrder, WhenOrderedAgain],
        Needs = shop => shop.Settings.Lasts.IsEmpty ? "It has nothing to go by until you say how long an item lasts, like --set lasts/41234567=30d." : null,
        Steps =
        [
            EmailAfter("soon", 0.85, plus: 0.Days(), Words.Soon).Within(7.Days()),
            EmailAfter("now", 1.05, plus: 0.Days(), Words.Now).Within(7.Days()),
        ],
    };
}
