namespace Retention.App.Simulation;

/// <summary>
/// What a flow truly changes in the simulated shop: the probability that somebody orders within the window, more than without the message.
/// Set by us, in the range that practice reports for measured (not attributed) lift; a flow that only asks changes nothing, so that a
/// measure which finds a lift there is known to be wrong.
/// </summary>
/// <param name="Flow">The flow's stored name.</param>
/// <param name="Lift">The difference of the probabilities: 0.04 is four points.</param>
/// <param name="Window">How long after the message an order counts.</param>
internal sealed record TrueEffect(string Flow, double Lift, TimeSpan Window)
{
    /// <summary>The flow that writes about a cart that was left; its subject is the cart's id.</summary>
    public const string AbandonedCart = "abandoned-cart";

    /// <summary>The flow that writes about an item that was saved; its subject is the item's id.</summary>
    public const string SaveForLater = "save-for-later";

    /// <summary>The flow that writes when something should be used up; its subject is the order's id.</summary>
    public const string Replenishment = "replenishment";

    /// <summary>The flow that writes to who has not ordered for long; its subject is the last order's id.</summary>
    public const string WinBack = "win-back";

    /// <summary>The flow that thanks for an order; its subject is the order's id.</summary>
    public const string ThankYou = "thank-you";

    /// <summary>The flow that asks for a review; its subject is the order's id. It sells nothing.</summary>
    public const string ReviewRequest = "review-request";

    /// <summary>The flow that asks for a score; its subject is the order's id. It sells nothing.</summary>
    public const string Nps = "nps";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TrueEffect> All { get; } =
    [
        new(AbandonedCart, 0.04, TimeSpan.FromDays(7)),
        new(Replenishment, 0.03, TimeSpan.FromDays(14)),
        new(SaveForLater, 0.02, TimeSpan.FromDays(14)),
        new(WinBack, 0.015, TimeSpan.FromDays(30)),
        new(ThankYou, 0.005, TimeSpan.FromDays(30)),
        new(ReviewRequest, 0, TimeSpan.FromDays(30)),
        new(Nps, 0, TimeSpan.FromDays(30)),
    ];

    /// <summary>The effect of a flow; one that is not listed changes nothing within 30 days.</summary>
    public static TrueEffect Of(string flow) => All.FirstOrDefault(effect => effect.Flow == flow) ?? new(flow, 0, TimeSpan.FromDays(30));
}
