using System.Collections.Immutable;

namespace Retention.App.ForShoppers;

/// <summary>The page of saved items.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Items">What is shown.</param>
/// <param name="IsAll">Whether that is all that was saved; else the whole list takes a code.</param>
/// <param name="IsRemoved">Whether one was just taken off.</param>
public sealed record SavedModel(ShopFace Face, ImmutableArray<SavedLine> Items, bool IsAll, bool IsRemoved);

/// <summary>A saved item.</summary>
/// <param name="Id">The storefront's id.</param>
/// <param name="Item">Its name.</param>
/// <param name="Variant">Size, colour; null when there is none.</param>
/// <param name="Since">The day on which it was saved, in words.</param>
public sealed record SavedLine(string Id, string Item, string? Variant, string Since);
