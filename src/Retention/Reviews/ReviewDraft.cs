using System.Collections.Immutable;

namespace Retention.Reviews;

/// <summary>What a shopper began to say of the items of an order, and has not sent. Nobody reads it but that shopper.</summary>
/// <param name="OrderId">The storefront's id of the order.</param>
/// <param name="At">When it was last kept (UTC).</param>
public sealed record ReviewDraft(string OrderId, DateTimeOffset At)
{
    /// <summary>How long it is kept once nobody touches it any more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>What was begun of each item; items of which nothing was said are left out.</summary>
    public ImmutableArray<DraftItem> Items { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Until when it is kept (UTC).</summary>
    public DateTimeOffset Until => At + Kept;

    /// <summary>What was begun of an item; null for nothing.</summary>
    public DraftItem? Of(string item) => Items.FirstOrDefault(one => one.Item == item);
}

/// <summary>What a shopper began to say of one item.</summary>
/// <param name="Item">The storefront's id of the variant; where none was told, the item's name.</param>
/// <param name="Stars">From 1 to 5; null while none are chosen.</param>
/// <param name="Title">The title; empty for none.</param>
/// <param name="Text">The words; empty for none.</param>
public sealed record DraftItem(string Item, int? Stars, string Title, string Text)
{
    /// <summary>The photos, in the order in which they were added.</summary>
    public ImmutableArray<ReviewPhoto> Photos { get => field.IsDefault ? [] : field; init; } = [];
}
