using System.Collections.Immutable;

namespace Retention.Shoppers;

// Carts and saved items.
public sealed partial record Shopper
{
    /// <summary>How many carts are remembered.</summary>
    public const int RememberedCarts = 20;

    /// <summary>How many saved items are remembered.</summary>
    public const int RememberedItems = 50;

    /// <summary>The shopper's carts, by when they were last changed; the last <see cref="RememberedCarts"/>.</summary>
    public ImmutableArray<KnownCart> Carts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Items saved for later or waited for, by when they were saved; the last <see cref="RememberedItems"/>.</summary>
    public ImmutableArray<KnownItem> Items { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The cart with this id; null when none is remembered.</summary>
    public KnownCart? Cart(string id)
    {
        foreach (var cart in Carts)
        {
            if (string.Equals(cart.Id, id, StringComparison.Ordinal))
                return cart;
        }

        return null;
    }

    /// <summary>The saved item with this id; null when none is remembered.</summary>
    public KnownItem? Item(string id)
    {
        foreach (var item in Items)
        {
            if (string.Equals(item.Id, id, StringComparison.Ordinal))
                return item;
        }

        return null;
    }

    /// <summary>
    /// Whether the cart has become an order, or an order of the same person has made it needless: by its token, or placed after the cart was
    /// last touched. An order that was cancelled, or is not paid yet, was an order all the same (facts/peers.md 2, S18 to S22).
    /// </summary>
    public bool HasBought(KnownCart cart)
    {
        if (cart.CompletedAt is not null)
            return true;
        foreach (var order in Orders)
        {
            if (!order.IsTest && IsOf(order, cart))
                return true;
        }

        foreach (var other in Carts)
        {
            if (other.CompletedAt is not null && IsOneCheckout(other, cart))
                return true;
        }

        return false;
    }

    /// <summary>Whether another order was placed after this one.</summary>
    public bool HasOrderedAfter(KnownOrder order) => Orders.Any(other => !other.IsTest && other.PlacedAt > order.PlacedAt);

    /// <summary>Whether an order with this item was placed at that time or later.</summary>
    public bool HasBoughtItem(string item, DateTimeOffset since) => Orders.Any(order => !order.IsTest && order.PlacedAt >= since && order.Items.Contains(item, StringComparer.Ordinal));

    /// <summary>This shopper with the cart changed; those untouched longest are forgotten when there are too many.</summary>
    public Shopper With(KnownCart changed) => this with
    {
        Carts = Last(Ordered.Put(Carts, changed, static cart => cart.Id, static (one, other) => ByTime(one.UpdatedAt ?? one.CompletedAt, one.Id, other.UpdatedAt ?? other.CompletedAt, other.Id)), RememberedCarts),
    };

    /// <summary>This shopper with the item changed; those saved longest ago are forgotten when there are too many.</summary>
    public Shopper With(KnownItem changed) => this with
    {
        Items = Last(Ordered.Put(Items, changed, static item => item.Id, static (one, other) => ByTime(one.SavedAt ?? DateTimeOffset.MinValue, one.Id, other.SavedAt ?? DateTimeOffset.MinValue, other.Id)), RememberedItems),
    };

    // A purchase may be told by the checkout's name alone, before or after the cart is known.
    private static bool IsOneCheckout(KnownCart bought, KnownCart cart) => cart.CheckoutKey is { } checkout && (bought.Id == checkout || bought.CheckoutKey == checkout);

    private static bool IsOf(KnownOrder order, KnownCart cart) =>
        (order.CartKey is { } token && token == cart.Id) || (order.CheckoutKey is { } checkout && (checkout == cart.CheckoutKey || checkout == cart.Id)) || order.PlacedAt >= cart.UpdatedAt;

    private static int ByTime(DateTimeOffset? one, string id, DateTimeOffset? other, string otherId) =>
        (one ?? DateTimeOffset.MaxValue).CompareTo(other ?? DateTimeOffset.MaxValue) is not 0 and var time ? time : string.CompareOrdinal(id, otherId);
}
