using Retention.App.ForShoppers;

namespace Retention.App.ShopPages;

/// <summary>What the page of an item shows that is sold early.</summary>
/// <param name="Words">Our words.</param>
/// <param name="Item">The item's name.</param>
public sealed record EarlyModel(ShopperWords Words, string Item)
{
    /// <summary>The variant that the button puts into the cart; null where the visitor may not buy it, or it is sold out.</summary>
    public string? Variant { get; init; }

    /// <summary>The item's page in the shop; null where it has none.</summary>
    public string? Url { get; init; }

    /// <summary>Whether the visitor may buy it, and since or until when.</summary>
    public required string Says { get; init; }

    /// <summary>What the visitor may do about it; null for nothing.</summary>
    public string? Hint { get; init; }
}
