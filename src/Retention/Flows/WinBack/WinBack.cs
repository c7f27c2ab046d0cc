using Retention.Shoppers;
using static Retention.Flows.Say;

namespace Retention.Flows.WinBack;

/// <summary>Writes to shoppers who have not ordered for one and a half times their own usual gap, three times, then lets them go. Timings: facts/peers.md section 4.</summary>
public static class WinBack
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("win-back", Version: 1)
    {
        Title = "Win back shoppers who stay away",
        Summary = "When a shopper has stayed away for one and a half times the usual gap; three letters, then it stops.",
        Why = "You get this letter because you have ordered from {{shop.name}} before.",
        Purpose = Purpose.Marketing,
        GoesByHabit = true,
        Priority = 10,
        Starts = [On<OrderPaid>(order => order.OrderId).Looking((paid, shopper, shop) => paid with { Gap = Gaps.Of(shopper) ?? shop.Settings.UsualGap })],
        Stops = [.. OrderEnds, AnotherOrder],
        Goal = On<OrderPlaced>(order => order.OrderId),
        Unless = [.. BadOrder, WhenOrderedAgain],
        Steps =
        [
            EmailAfter("missed", 1.5, plus: 0.Days(), Words.Missed).Within(7.Days()),
            EmailAfter("why", 1.5, plus: 7.Days(), Words.Why).Within(7.Days()),
            EmailAfter("goodbye", 1.5, plus: 21.Days(), Words.Goodbye).Within(7.Days()),
        ],
    };
}
