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

    /// <summary>The shop's name: it stands before its answers.</summary>
    public string Shop { get; init; } = "";

    /// <summary>Where it says how reviews are collected.</summary>
    public string Collected { get; init; } = "";

    /// <summary>Where older ones are; null where there are none.</summary>
    public string? Older { get; init; }
}

/// <summary>A review.</summary>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="Title">The title; empty for none.</param>
/// <param name="Text">The words; empty for none.</param>
/// <param name="By">Whose it is.</param>
/// <param name="Day">The day on which it was written, in words.</param>
public sealed record ReviewHere(int Stars, string Title, string Text, string By, string Day)
{
    /// <summary>What stands beside it as marks: bought here, rewarded, received free, from where it was imported.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>Its photos; none for most.</summary>
    public ImmutableArray<PhotoHere> Photos { get; init; } = [];

    /// <summary>What the shop answers; null for nothing.</summary>
    public string? Reply { get; init; }

    /// <summary>The day on which the shop answered, in words; null where it did not.</summary>
    public string? ReplyDay { get; init; }
}

/// <summary>A photo of a review, small; it leads to itself.</summary>
/// <param name="Source">Where it is.</param>
/// <param name="Width">How wide it stands there, in CSS pixels.</param>
/// <param name="Height">How high.</param>
/// <param name="Text">What is read aloud of it.</param>
public sealed record PhotoHere(string Source, int Width, int Height, string Text);
