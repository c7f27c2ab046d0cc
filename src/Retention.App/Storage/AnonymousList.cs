using System.Collections.Immutable;
using Retention.Events;

namespace Retention.App.Storage;

/// <summary>A list of saved items that a visitor keeps in a shop without an account. It is nobody's until its address is confirmed. All times are UTC.</summary>
internal sealed record AnonymousList
{
    /// <summary>How many items a list holds: as many as are remembered of a shopper.</summary>
    public const int Most = Shoppers.Shopper.RememberedItems;

    /// <summary>What is on it, in the order in which it was saved.</summary>
    public ImmutableArray<SavedEntry> Entries { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What was taken off it.</summary>
    public ImmutableArray<ItemForgotten> Gone { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The address that was typed in for it, which nobody has proven; null for none.</summary>
    public string? Email { get; init; }

    /// <summary>When somebody confirmed from the mailbox of that address that the list is theirs; null while nobody has.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The language of the page, a BCP 47 tag; null when not told.</summary>
    public string? Locale { get; init; }

    /// <summary>The words that stood beside the field for the address, as evidence.</summary>
    public string? Wording { get; init; }

    /// <summary>Whether it has room for one more.</summary>
    public bool IsFull => Entries.Length >= Most;

    /// <summary>The item on the list; null when it is not on it.</summary>
    public SavedEntry? Find(string item) => Entries.FirstOrDefault(entry => entry.Item.Id == item);

    /// <summary>This list with the item; saved again it is as it is now.</summary>
    public AnonymousList With(SavedEntry entry) => this with
    {
        Entries = [.. Entries.Where(other => other.Item.Id != entry.Item.Id), entry],
        Gone = Gone.RemoveAll(gone => gone.ItemId == entry.Item.Id),
    };

    /// <summary>This list without the item.</summary>
    public AnonymousList Without(string item, DateTimeOffset now) => Find(item) is null ? this : this with
    {
        Entries = Entries.RemoveAll(entry => entry.Item.Id == item),
        Gone = [.. Gone.Where(gone => gone.ItemId != item).TakeLast(Most - 1), new(item, now)],
    };
}
