namespace Retention.Shoppers;

/// <summary>What is different now that an event was compared with what was known. Flows start and stop on these.</summary>
/// <param name="At">When it happened, as far as the storefront told (UTC).</param>
public abstract record Change(DateTimeOffset At);

/// <summary>An order was placed, or first heard of.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When it was placed (UTC).</param>
public sealed record OrderPlaced(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>An order became paid, or was first heard of when it already was.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When it was paid (UTC).</param>
public sealed record OrderPaid(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>An order was cancelled.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When we heard of it (UTC).</param>
public sealed record OrderCancelled(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>Money of an order was given back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When we heard of it (UTC).</param>
public sealed record OrderRefunded(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>An order was deleted in the shop.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When we heard of it (UTC).</param>
public sealed record OrderDeleted(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>A parcel of an order is on its way; it may arrive without our hearing of it.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When it was sent off (UTC).</param>
public sealed record OrderSent(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>An order arrived.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record OrderArrived(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>The shopper says that an order has not arrived.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record OrderMissed(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>The shopper reviewed items of an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When (UTC).</param>
public sealed record OrderReviewed(string OrderId, DateTimeOffset At) : Change(At);

/// <summary>The shopper answered a survey about an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Score">From 0 to 10.</param>
/// <param name="At">When (UTC).</param>
public sealed record OrderScored(string OrderId, int Score, DateTimeOffset At) : Change(At);

/// <summary>The shopper left something in a cart, or changed it.</summary>
/// <param name="CartId">The cart.</param>
/// <param name="At">When it was last changed (UTC).</param>
public sealed record CartLeft(string CartId, DateTimeOffset At) : Change(At);

/// <summary>The shopper took everything out of a cart.</summary>
/// <param name="CartId">The cart.</param>
/// <param name="At">When (UTC).</param>
public sealed record CartEmptied(string CartId, DateTimeOffset At) : Change(At);

/// <summary>A cart is known to be bought, or made needless by an order.</summary>
/// <param name="CartId">The cart.</param>
/// <param name="At">When we heard of it (UTC).</param>
public sealed record CartBought(string CartId, DateTimeOffset At) : Change(At);

/// <summary>The shopper keeps an item for later.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="At">When it was saved (UTC).</param>
public sealed record ItemKept(string ItemId, DateTimeOffset At) : Change(At);

/// <summary>The shopper keeps an item no longer.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="At">When (UTC).</param>
public sealed record ItemDropped(string ItemId, DateTimeOffset At) : Change(At);

/// <summary>A kept item became cheaper than when it was saved.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="At">When (UTC).</param>
public sealed record PriceFell(string ItemId, DateTimeOffset At) : Change(At);

/// <summary>Few are left of a kept item.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="At">When (UTC).</param>
public sealed record StockFell(string ItemId, DateTimeOffset At) : Change(At);

/// <summary>An item that the shopper waits for can be bought again.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="At">When (UTC).</param>
public sealed record StockCame(string ItemId, DateTimeOffset At) : Change(At);

/// <summary>The shopper rose to a level, for the first time in this year.</summary>
/// <param name="OrderId">The order that counted last.</param>
/// <param name="Tier">The level's key.</param>
/// <param name="At">When (UTC).</param>
public sealed record TierReached(string OrderId, string Tier, DateTimeOffset At) : Change(At);

/// <summary>The person was erased.</summary>
/// <param name="At">When we heard of it (UTC).</param>
public sealed record PersonErased(DateTimeOffset At) : Change(At);

/// <summary>The shopper told of something that a person of the shop has to look at.</summary>
/// <param name="OrderId">The order that it is about; null for none.</param>
/// <param name="At">When (UTC).</param>
public sealed record CaseRaised(string? OrderId, DateTimeOffset At) : Change(At);

/// <summary>A person of the shop closed a case.</summary>
/// <param name="OrderId">The order by which the shopper can be written to about it; null for none.</param>
/// <param name="IsAboutOrder">Whether that is the order that the case is about.</param>
/// <param name="At">When (UTC).</param>
public sealed record CaseEnded(string? OrderId, bool IsAboutOrder, DateTimeOffset At) : Change(At);

/// <summary>The shopper said that a closed case is settled.</summary>
/// <param name="OrderId">The order that it was about; null for none.</param>
/// <param name="At">When (UTC).</param>
public sealed record CaseConfirmed(string? OrderId, DateTimeOffset At) : Change(At);
