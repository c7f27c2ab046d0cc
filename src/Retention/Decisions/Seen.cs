using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>All that a decision may look at.</summary>
/// <param name="Shopper">What is known of the shopper.</param>
/// <param name="Journey">The journey that is decided.</param>
/// <param name="Shop">The shop and its settings.</param>
/// <param name="Now">The moment of deciding (UTC).</param>
public sealed record Seen(Shopper Shopper, Journey Journey, Shop Shop, DateTimeOffset Now)
{
    /// <summary>The order that the journey is about; null when it is about something else, or the order is no longer kept.</summary>
    public KnownOrder? Order => Shopper.Order(Journey.Subject);

    /// <summary>Whether this order is the shopper's first, as far as can honestly be said.</summary>
    public OrderHistory History =>
        Shopper.HasPaidBefore(Order) ? OrderHistory.Returning
        : Shop.KnowsAllOrders && Order is { } order && Shopper.HasOrderedNothingBefore(order) ? OrderHistory.First
        : OrderHistory.Unknown;
}

/// <summary>What is known of a shopper's earlier orders.</summary>
public enum OrderHistory
{
    /// <summary>None is known that was paid, but there is one that was not, or there may be some from before the shop was connected.</summary>
    Unknown,

    /// <summary>There is none.</summary>
    First,

    /// <summary>There is at least one that was paid.</summary>
    Returning,
}
