using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>How far an order has come. The numbers are stored and rank the stages: of two reports of the same moment the higher one counts.</summary>
public enum OrderStage
{
    /// <summary>Placed, money not yet known to be there.</summary>
    Unpaid = 0,

    /// <summary>Paid, or trusted as paid (cash on delivery in preparation).</summary>
    Paid = 1,

    /// <summary>Called off, or its payment failed or was voided.</summary>
    Cancelled = 2,
}

/// <summary>An order as a storefront reported it at one moment. All times are UTC.</summary>
public sealed record Order
{
    /// <summary>The storefront's id.</summary>
    public required string Id { get; init; }

    /// <summary>The number that the shopper sees, for example <c>#1001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>How far it has come.</summary>
    public required OrderStage Stage { get; init; }

    /// <summary>When the shopper placed it.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it was last changed in the shop: of two reports the newer one counts.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the storefront says it was paid; null when it does not say.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Whether money of it was given back, all or in part.</summary>
    public bool IsRefunded { get; init; }

    /// <summary>Whether it is a trial order of the merchant's.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether the shop entered it itself, by hand or by a program, an import or a marketplace say: the shopper stood at no checkout of the shop's.</summary>
    public bool IsEnteredByShop { get; init; }

    /// <summary>Whether the storefront called it a high risk of fraud; false also when it has not told.</summary>
    public bool IsRisky { get; init; }

    /// <summary>The storefront's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Where the shopper wants mail about this order; null when the storefront may not tell or there is none.</summary>
    public string? Email { get; init; }

    /// <summary>The shopper's given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The shopper's language as a BCP 47 tag, for example <c>en-CA</c>; null when not told.</summary>
    public string? Locale { get; init; }

    /// <summary>Two-letter ISO code of the country of the bill.</summary>
    public string? Country { get; init; }

    /// <summary>The ISO 3166-2 code of the region within <see cref="Country"/>, without the country, for example <c>CA</c> for California; null when not told.</summary>
    public string? Region { get; init; }

    /// <summary>The shopper's telephone number as the storefront writes it; null when not told.</summary>
    public string? Phone { get; init; }

    /// <summary>Street and number of where it goes; null when not told.</summary>
    public string? Street { get; init; }

    /// <summary>The postal code of where it goes; null when not told.</summary>
    public string? PostalCode { get; init; }

    /// <summary>When all of it was sent off, where the storefront tells with the order; null when not yet or not told.</summary>
    public DateTimeOffset? FulfilledAt { get; init; }

    /// <summary>When it arrived, where the storefront tells with the order; null when not yet or not told.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>What the shopper said at the checkout about being written to.</summary>
    public ImmutableArray<Consent> Consents { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The token of the checkout it came from.</summary>
    public string? CheckoutToken { get; init; }

    /// <summary>The token of the cart it came from.</summary>
    public string? CartToken { get; init; }

    /// <summary>What the shopper paid, in the money the shopper saw.</summary>
    public Money? Total { get; init; }

    /// <summary>What the shop keeps of it, in its own currency: the total less what was given back; null when not told.</summary>
    public Money? Kept { get; init; }

    /// <summary>What was bought.</summary>
    public ImmutableArray<OrderLine> Lines { get; init; } = [];

    /// <summary>How many lines were left out of <see cref="Lines"/> because there were very many.</summary>
    public int LinesLeftOut { get; init; }

    /// <summary>The coupons that it was placed with.</summary>
    public ImmutableArray<OrderCoupon> Coupons { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether the shop counts its coupons as unused again, as it does once an order is called off or failed.</summary>
    public bool GaveCouponsBack { get; init; }
}

/// <summary>A coupon of an order.</summary>
/// <param name="Code">Its code, in small letters.</param>
/// <param name="Discount">What it took off, as the shopper saw it: with tax where the shop's prices have it; null when not told.</param>
public sealed record OrderCoupon(string Code, Money? Discount);

/// <summary>One line of an order.</summary>
/// <param name="Title">The item's name.</param>
/// <param name="Variant">Size, colour; null when there is none.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">For all of them together, in the money the shopper saw; null when not told.</param>
/// <param name="Image">Where its picture is; null when not told.</param>
public sealed record OrderLine(string Title, string? Variant, int Quantity, Money? Price, string? Image)
{
    /// <summary>The storefront's id of the product; null when not told.</summary>
    public string? ProductId { get; init; }

    /// <summary>The storefront's id of the variant, or of the product where it has none; null when not told.</summary>
    public string? VariantId { get; init; }

    /// <summary>Whether discounts took off all of <see cref="Price"/>, where that is told before them.</summary>
    public bool IsFree { get; init; }
}
