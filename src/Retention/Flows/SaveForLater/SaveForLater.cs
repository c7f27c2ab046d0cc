using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Shoppers;
using Retention.Templates;
using static Retention.Flows.Say;

namespace Retention.Flows.SaveForLater;

/// <summary>Reminds of items that a shopper saved, and tells when their price or stock changes. Timings and exits: facts/peers.md section 4.</summary>
public static class SaveForLater
{
    private const string Because = "You get this letter because you saved {{item.title}} at {{shop.name}}.";

    /// <summary>The flow of reminders: after three days and after two weeks, then never again.</summary>
    public static readonly Flow Flow = About("save-for-later", 25, On<ItemKept>(item => item.ItemId)) with
    {
        Title = "Remind shoppers of what they saved",
        Summary = "After three days and two weeks, and when it becomes cheaper, scarce, or available again.",
        Steps =
        [
            Email("reminder", after: 3.Days(), Words.Reminder).Within(3.Days()),
            Email("last", after: 14.Days(), Words.Last).Within(3.Days()),
        ],
    };

    /// <summary>The reminders, and what is told as it happens; one switch for all.</summary>
    public static readonly ImmutableArray<Flow> Flows = [Flow, Alerts.PriceDrop, Alerts.LowStock, Alerts.BackInStock];

    /// <summary>A flow about a saved item, with what all of them share.</summary>
    internal static Flow About(string key, int priority, Trigger starts) => new(key, Version: 1)
    {
        Title = "",
        Why = Because,
        About = SubjectKind.Item,
        Purpose = Purpose.Marketing,
        Priority = priority,
        Starts = [starts],
        Stops = [On<ItemDropped>(item => item.ItemId).Because(Reason.ItemForgotten)],
        Goal = On<OrderPlaced>(order => order.OrderId),
        Unless =
        [
            When(Reason.ItemForgotten, seen => seen.Item is not { IsSaved: true }),
            When(Reason.AlreadyBought, seen => seen.Item is { SavedAt: { } saved } item && seen.Shopper.HasBoughtItem(item.Id, since: saved)),
            When(Reason.OutOfStock, seen => seen.Item is { IsAvailable: false }),
        ],
        Steps = [],
    };
}
