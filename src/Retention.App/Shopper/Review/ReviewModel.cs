using System.Collections.Immutable;
using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>The page for reviews.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Order">The order's number.</param>
/// <param name="Items">What can be reviewed.</param>
/// <param name="Once">Makes the form pressed twice one event.</param>
public sealed record ReviewModel(ShopFace Face, string Order, ImmutableArray<ReviewedItem> Items, string Once)
{
    /// <summary>What the shop gives for a review, whatever it says, as the page's language writes it; null for nothing.</summary>
    public string? Credit { get; init; }

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Until which day what was begun is kept, as the page's language writes it; null where nothing is kept.</summary>
    public string? KeptUntil { get; init; }
}

/// <summary>A photo on the page.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Link">Where its author sees it for some time.</param>
/// <param name="Width">How wide it is, in pixels.</param>
/// <param name="Height">How high it is.</param>
public sealed record PhotoHere(string Id, Uri Link, int Width, int Height);

/// <summary>What became of a review that was sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">When it was sent, where it stands and why, in the page's language.</param>
public sealed record SentHere(string Id, string Text);

/// <summary>One item, with what was filled in.</summary>
/// <param name="Number">Its place in the order, from 0; the names of its fields end so.</param>
/// <param name="Item">Its name.</param>
/// <param name="Variant">Size, colour; null when there is none.</param>
/// <param name="ItemId">The storefront's id; null when not told.</param>
public sealed record ReviewedItem(int Number, string Item, string? Variant, string? ItemId)
{
    /// <summary>The storefront's id of the product; null when not told.</summary>
    public string? ProductId { get; init; }

    /// <summary>What a review of it is found by: the variant's id, else its name.</summary>
    public string Key => ItemId ?? Item;

    /// <summary>From 1 to 5; null while none are chosen.</summary>
    public int? Stars { get; init; }

    /// <summary>The shopper's title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The shopper's words.</summary>
    public string Text { get; init; } = "";

    /// <summary>The shopper's photos, which are kept by now.</summary>
    public ImmutableArray<ReviewPhoto> Photos { get; init; } = [];

    /// <summary>The same for the page.</summary>
    public ImmutableArray<PhotoHere> Shown { get; init; } = [];

    /// <summary>What is wrong with files that were not kept, a sentence each.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>What was sent before; null for nothing.</summary>
    public SentHere? Sent { get; init; }

    /// <summary>Whether nothing was said of it.</summary>
    public bool IsEmpty => Stars is null && Title.Length == 0 && Text.Length == 0 && Photos.IsEmpty;
}
