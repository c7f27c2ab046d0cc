using System.Collections.Immutable;

namespace Retention.App.ForShoppers;

/// <summary>The page of saved items.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Items">What is shown.</param>
/// <param name="IsAll">Whether that is all that was saved; else the whole list takes a code.</param>
public sealed record SavedModel(ShopFace Face, ImmutableArray<SavedLine> Items, bool IsAll)
{
    /// <summary>The item that was just taken off, which can be put back; null for none.</summary>
    public string? Removed { get; init; }

    /// <summary>What was just done; null for nothing.</summary>
    public string? Done { get; init; }

    /// <summary>The words by which a shopper agrees to hear of lower prices, where that is not agreed yet; null where it is.</summary>
    public string? Agreement { get; init; }
}

/// <summary>A saved item.</summary>
/// <param name="Id">The storefront's id.</param>
/// <param name="Item">Its name.</param>
/// <param name="Variant">Size, colour; null when there is none.</param>
/// <param name="Since">The day on which it was saved, in words.</param>
public sealed record SavedLine(string Id, string Item, string? Variant, string Since)
{
    /// <summary>What it costs now, in words; null where that is not known.</summary>
    public string? Now { get; init; }

    /// <summary>What it cost when it was saved, in words; null where it costs the same, or that can't be compared.</summary>
    public string? Then { get; init; }

    /// <summary>Whether it can't be bought now.</summary>
    public bool IsSoldOut { get; init; }

    /// <summary>Whether the shopper wants to hear when it can be bought again.</summary>
    public bool WantsStock { get; init; }

    /// <summary>Whether the shopper hears when it becomes cheaper.</summary>
    public bool WantsPrice { get; init; }

    /// <summary>Puts it into the cart at the shop; null where the shop has no such address.</summary>
    public Uri? Cart { get; init; }
}
