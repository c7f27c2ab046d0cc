using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>One thing that a storefront or a shopper told us, in our own words. All times are UTC.</summary>
public abstract record Happened
{
    private protected Happened()
    {
    }

    /// <summary>The names of the shopper whom it concerns, the strongest first; none when it concerns the shop.</summary>
    public abstract ImmutableArray<Name> Names { get; }

    /// <summary>Names that several people may share. They never say who somebody is, and only hold a message back.</summary>
    public virtual ImmutableArray<Name> Hints => [];

    private protected static ImmutableArray<Name> Known(params ReadOnlySpan<Name?> names) => [.. names.ToArray().OfType<Name>()];

    private protected static Name? Of(NameKind kind, string? value) => string.IsNullOrWhiteSpace(value) ? null : new Name(kind, value.Trim());
}

/// <summary>An order as it stands in the shop now. What changed is found by comparing it with what is known.</summary>
/// <param name="Order">The order.</param>
public sealed record OrderReported(Order Order) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(
        Of(NameKind.Customer, Order.CustomerId),
        Name.OfEmail(Order.Email),
        Of(NameKind.Checkout, Order.CheckoutToken),
        Of(NameKind.Cart, Order.CartToken),
        Of(NameKind.Order, Order.Id));

    /// <inheritdoc/>
    public override ImmutableArray<Name> Hints => Known(Name.OfPhone(Order.Phone), Name.OfStreet(Order.Street, Order.PostalCode, Order.Country));
}

/// <summary>An order was put into the bin or erased in the shop; nothing but its id is told.</summary>
/// <param name="OrderId">The storefront's id.</param>
public sealed record OrderRemoved(string OrderId) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>Money of an order was given back.</summary>
/// <param name="OrderId">The storefront's id.</param>
public sealed record RefundReported(string OrderId) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>The storefront judged how likely an order is fraud.</summary>
/// <param name="OrderId">The storefront's id.</param>
/// <param name="IsRisky">Whether it calls the risk high.</param>
public sealed record RiskReported(string OrderId, bool IsRisky) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Order, OrderId));
}

/// <summary>A customer's record as it stands in the shop now.</summary>
/// <param name="CustomerId">The storefront's id.</param>
/// <param name="Email">The address on record; null when the storefront may not tell.</param>
/// <param name="FirstName">The given name.</param>
/// <param name="UpdatedAt">When it was last changed in the shop.</param>
public sealed record CustomerReported(string CustomerId, string? Email, string? FirstName, DateTimeOffset UpdatedAt) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Customer, CustomerId), Name.OfEmail(Email));

    /// <inheritdoc/>
    public override ImmutableArray<Name> Hints => Known(Name.OfPhone(Phone));

    /// <summary>The telephone number on record; null when there is none.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether the storefront has confirmed that the address is this customer's: then whoever was known by it is this customer.</summary>
    public bool IsEmailConfirmed { get; init; }

    /// <summary>Whether the customer has an account, with which to log in; null where the storefront does not tell.</summary>
    public bool? HasAccount { get; init; }

    /// <summary>Two-letter ISO code of the customer's country; null when not told.</summary>
    public string? Country { get; init; }

    /// <summary>The ISO 3166-2 code of the region within <see cref="Country"/>, without the country; null when not told.</summary>
    public string? Region { get; init; }

    /// <summary>What the customer has said about being written to.</summary>
    public ImmutableArray<Consent> Consents { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>The storefront joined two customers' records.</summary>
/// <param name="KeptId">The id that goes on.</param>
/// <param name="GoneId">The id that is gone.</param>
public sealed record CustomersMerged(string KeptId, string GoneId) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Customer, KeptId), Of(NameKind.Customer, GoneId));
}

/// <summary>The shop erased a person. What we hold of that person goes too, and nothing is ever sent to the address.</summary>
/// <param name="CustomerId">The storefront's id, where it tells.</param>
/// <param name="Email">The address, where it tells.</param>
/// <param name="OrderId">An order of that person, where it tells.</param>
public sealed record ShopperErased(string? CustomerId, string? Email, string? OrderId) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names =>
        Known([Of(NameKind.Customer, CustomerId), Name.OfEmail(Email), Of(NameKind.Order, OrderId), .. Orders.Select(order => Of(NameKind.Order, order))]);

    /// <summary>The telephone number as it is written, where the shop tells: also who is known by it alone is meant.</summary>
    public string? Phone { get; init; }

    /// <summary>Further orders of that person, where the shop tells.</summary>
    public ImmutableArray<string> Orders { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>The shop removed the app.</summary>
/// <param name="At">When.</param>
public sealed record ShopUninstalled(DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}

/// <summary>The shop can no longer tell us what happens: its webhooks report an error of its own.</summary>
/// <param name="Status">The status that the shop's error body names, for example 401.</param>
/// <param name="Code">The shop's own code for it.</param>
public sealed record ConnectionFailed(int Status, string Code) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}

/// <summary>A copy of the shop delivers with the shop's own keys. What it tells is ignored.</summary>
/// <param name="Address">Where the copy is.</param>
/// <param name="At">When it was heard of (UTC).</param>
public sealed record ShopCopied(string Address, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}
