using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>A cart, or the checkout begun with it, as a storefront reported it at one moment. All times are UTC.</summary>
public sealed record Cart
{
    /// <summary>What tells it apart within the shop: the cart's token, or the checkout's where no cart is named.</summary>
    public required string Id { get; init; }

    /// <summary>The number that the shop shows for its checkout, for example <c>#1001</c>; null when not told.</summary>
    public string? Number { get; init; }

    /// <summary>The token of the cart; null when not told.</summary>
    public string? CartToken { get; init; }

    /// <summary>The token of the checkout; null before there is one.</summary>
    public string? CheckoutToken { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the shopper last changed it: of two reports the newer one counts.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it became an order; null while it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The storefront's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The address that the shopper entered; null before.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number that the shopper entered; null before.</summary>
    public string? Phone { get; init; }

    /// <summary>The shopper's given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The shopper's language as a BCP 47 tag; null when not told.</summary>
    public string? Locale { get; init; }

    /// <summary>Two-letter ISO code of the country of the bill; null when not told.</summary>
    public string? Country { get; init; }

    /// <summary>The ISO 3166-2 code of the region within <see cref="Country"/>, without the country; null when not told.</summary>
    public string? Region { get; init; }

    /// <summary>Street and number of where it would go; null when not told.</summary>
    public string? Street { get; init; }

    /// <summary>The postal code of where it would go; null when not told.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Where the shopper finds it again; null when the storefront does not say.</summary>
    public string? Url { get; init; }

    /// <summary>What it would cost, in the money the shopper saw.</summary>
    public Money? Total { get; init; }

    /// <summary>What lies in it; empty when the shopper took everything out.</summary>
    public ImmutableArray<OrderLine> Lines { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many lines were left out of <see cref="Lines"/> because there were very many.</summary>
    public int LinesLeftOut { get; init; }

    /// <summary>What the shopper said at the checkout about being written to.</summary>
    public ImmutableArray<Consent> Consents { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>A cart as it stands now. An empty one is reported too.</summary>
/// <param name="Cart">The cart.</param>
public sealed record CartReported(Cart Cart) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(
        Of(NameKind.Customer, Cart.CustomerId),
        Name.OfEmail(Cart.Email),
        Of(NameKind.Checkout, Cart.CheckoutToken),
        Of(NameKind.Cart, Cart.CartToken));

    /// <inheritdoc/>
    public override ImmutableArray<Name> Hints => Known(Name.OfPhone(Cart.Phone), Name.OfStreet(Cart.Street, Cart.PostalCode, Cart.Country));
}

/// <summary>A cart became an order that belongs to somebody else by name: a couple shares it, or the address was changed at the checkout.</summary>
/// <param name="CheckoutToken">The token of the checkout; null when not told.</param>
/// <param name="CartToken">The token of the cart; null when not told.</param>
/// <param name="At">When the order was placed.</param>
public sealed record CartBoughtElsewhere(string? CheckoutToken, string? CartToken, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Checkout, CheckoutToken), Of(NameKind.Cart, CartToken));
}
