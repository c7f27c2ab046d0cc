using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Decisions;

/// <summary>All that a decision may look at. There is no open and no rating in it, on purpose.</summary>
/// <param name="Shopper">What is known of the shopper.</param>
/// <param name="Journey">The journey that is decided.</param>
/// <param name="Shop">The shop and its settings.</param>
/// <param name="Now">The moment of deciding (UTC).</param>
public sealed record Seen(Shopper Shopper, Journey Journey, Shop Shop, DateTimeOffset Now)
{
    /// <summary>What was looked up just before.</summary>
    public Checks Checks { get; init; } = Checks.None;

    /// <summary>The order that the journey is about; null when it is about something else, or the order is no longer kept.</summary>
    public KnownOrder? Order => Shopper.Order(Journey.About);

    /// <summary>The cart that the journey is about; null when it is about something else, or the cart is no longer kept.</summary>
    public KnownCart? Cart => Shopper.Cart(Journey.About);

    /// <summary>The item that the journey is about; null when it is about something else, or the item is no longer kept.</summary>
    public KnownItem? Item => Shopper.Item(Journey.About);

    /// <summary>The hash of the address to which mail about it goes; null when none is known.</summary>
    public string? EmailKey => Order is { } order ? order.EmailKey : Cart is { } cart ? cart.Contact?.EmailKey ?? Shopper.Profile?.EmailKey : Item?.EmailKey ?? Shopper.Profile?.EmailKey;

    /// <summary>The hash of the telephone number to which texts about it go; null when none is known.</summary>
    public string? PhoneKey => Order?.PhoneKey ?? Cart?.Contact?.PhoneKey;

    /// <summary>The country of the shopper, as far as this journey tells; null when it is not known.</summary>
    public string? Country => Order?.Country ?? Cart?.Contact?.Country ?? Shopper.Profile?.Country;

    /// <summary>The region within <see cref="Country"/>; null when it is not known.</summary>
    public string? Region => Order?.Country is not null ? Order.Region : Cart?.Contact?.Country is not null ? Cart.Contact.Region : Shopper.Profile?.Region;

    /// <summary>The hash of the address by this way; null when none is known.</summary>
    public string? Address(Channel channel) => channel == Channel.Email ? EmailKey : PhoneKey;

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
