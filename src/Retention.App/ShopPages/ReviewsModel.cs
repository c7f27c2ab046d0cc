using System.Collections.Immutable;
using Retention.App.ForShoppers;

namespace Retention.App.ShopPages;

/// <summary>What the part of a page with a product's reviews shows.</summary>
/// <param name="Words">Our words.</param>
/// <param name="Reviews">The reviews, the newest first.</param>
public sealed record ReviewsModel(ShopperWords Words, ImmutableArray<ReviewHere> Reviews)
{
    /// <summary>How many reviews the product has; 0 for none.</summary>
    public int Count { get; init; }

    /// <summary>The average of all, as the language writes it.</summary>
    public string Average { get; init; } = "";

    /// <summary>The average in whole stars, half a star rounded up: for the picture only.</summary>
    public int Stars { get; init; }

    /// <summary>Where older ones are; null where there are none.</summary>
    public string? Older { get; init; }
}

/// <summary>A review.</summary>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="Title">The title; empty for none.</param>
/// <param name="Text">The words; empty for none.</param>
/// <param name="By">Whose it is.</param>
/// <param name="Day">The day on which it was written, in words.</param>
/// <param name="IsVerified">Whether the item was bought in the shop.</param>
/// <param name="IsRewarded">Whether something was promised or given for it (16 CFR 255.5).</param>
public sealed record ReviewHere(int Stars, string Title, string Text, string By, string Day, bool IsVerified, bool IsRewarded);
