using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>A variant of a product as the shop offers it at one moment. All times are UTC.</summary>
public sealed record Item
{
    /// <summary>The storefront's id of the variant, or of the product where it has none.</summary>
    public required string Id { get; init; }

    /// <summary>The storefront's id of the product; null when not told.</summary>
    public string? ProductId { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>Size, colour; null when there is none.</summary>
    public string? Variant { get; init; }

    /// <summary>What it costs now; null when not told.</summary>
    public Money? Price { get; init; }

    /// <summary>The lowest price of the last 30 days before now (EU Directive 98/6/EC, Article 6a); null when not known.</summary>
    public Money? LowestPrice { get; init; }

    /// <summary>How many can be bought; null when the shop does not count them.</summary>
    public int? Available { get; init; }

    /// <summary>Where its page is; null when not told.</summary>
    public string? Url { get; init; }

    /// <summary>Where its picture is; null when not told.</summary>
    public string? Image { get; init; }

    /// <summary>When it was like this: of two reports the newer one counts.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An item changed in price or stock. It concerns all who wait for it, so it is told to each of them.</summary>
/// <param name="Item">The item.</param>
public sealed record ItemReported(Item Item) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];

    /// <summary>When it was this shopper's turn to hear of it (UTC); null for at once.</summary>
    public DateTimeOffset? TurnAt { get; init; }
}

/// <summary>Several items changed at once: a product's variants. The worker takes them apart.</summary>
/// <param name="Items">The items.</param>
public sealed record ItemsReported(ImmutableArray<Item> Items) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}

/// <summary>A product is gone from the shop, with all its variants: none of them can be bought any more.</summary>
/// <param name="ProductId">The storefront's id of the product.</param>
/// <param name="At">When (UTC).</param>
public sealed record ProductRemoved(string ProductId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}

/// <summary>A shopper saved an item for later, or asked to hear when it is back.</summary>
/// <param name="Item">The item as it was then.</param>
/// <param name="At">When (UTC).</param>
public sealed record ItemSaved(Item Item, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Customer, CustomerId), Name.OfEmail(Email));

    /// <summary>The storefront's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The shopper's address; null when not told.</summary>
    public string? Email { get; init; }

    /// <summary>The shopper's given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Whether the shopper asked to hear when it can be bought again.</summary>
    public bool WantsStock { get; init; }

    /// <summary>The shopper's language as a BCP 47 tag; null when not told.</summary>
    public string? Locale { get; init; }
}

/// <summary>A shopper took an item off the list.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="At">When (UTC).</param>
public sealed record ItemForgotten(string ItemId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Customer, CustomerId), Name.OfEmail(Email));

    /// <summary>The storefront's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The shopper's address; null when not told.</summary>
    public string? Email { get; init; }
}
