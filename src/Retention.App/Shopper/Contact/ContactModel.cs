using System.Collections.Immutable;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>The page for messages to the shop.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Order">The number of the order that it is about, as it is filled in; empty for none.</param>
/// <param name="Once">Makes the form pressed twice one event.</param>
public sealed record ContactModel(ShopFace Face, string Order, string Once)
{
    /// <summary>Orders to choose from, the newest first; any other number can be typed in.</summary>
    public ImmutableArray<OrderChoice> Orders { get; init; } = [];

    /// <summary>The topic that is filled in; null for none.</summary>
    public string? Topic { get; init; }

    /// <summary>The words that are filled in.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    public Fault? Fault { get; init; }
}

/// <summary>An order to choose: its number and day, never what was bought.</summary>
/// <param name="Number">The number.</param>
/// <param name="Day">The day on which it was placed, in words.</param>
public sealed record OrderChoice(string Number, string Day)
{
    /// <summary>The order; null where its number or day is not known.</summary>
    /// <param name="order">The order.</param>
    /// <param name="day">Writes a day in the page's language.</param>
    internal static OrderChoice? Of(KnownOrder order, Func<DateTimeOffset, string> day) => order is { Number: { } number, PlacedAt: { } at } ? new(number, day(at)) : null;
}
