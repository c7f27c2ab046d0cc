using System.Collections.Immutable;
using Retention.Events;

namespace Retention.App.ShopPages;

/// <summary>A list of saved items as it stands.</summary>
/// <param name="Items">What is on it, the newest first.</param>
/// <param name="Address">How its address stands.</param>
internal sealed record ShownList(ImmutableArray<ShownItem> Items, ListAddress Address)
{
    /// <summary>An empty one.</summary>
    public static readonly ShownList Empty = new([], ListAddress.None);
}

/// <summary>An item on a list.</summary>
/// <param name="Item">The item, at what it costs now as far as it is known.</param>
/// <param name="SavedAt">When it was saved (UTC).</param>
/// <param name="WantsStock">Whether the shopper asked to hear when it can be bought again.</param>
internal sealed record ShownItem(Item Item, DateTimeOffset SavedAt, bool WantsStock)
{
    /// <summary>What it cost when it was saved; null where that is not known, or is what it costs now.</summary>
    public Money? PriceWhenSaved { get; init; }
}

/// <summary>How the address stands that a list without an account has.</summary>
internal enum ListAddress
{
    /// <summary>It has none, or needs none: a customer's is the shop's to know.</summary>
    None,

    /// <summary>One was typed in, and nobody confirmed it.</summary>
    Asked,

    /// <summary>It was confirmed from its mailbox.</summary>
    Confirmed,
}
