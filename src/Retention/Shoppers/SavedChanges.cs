using System.Collections.Immutable;
using Retention.Events;

namespace Retention.Shoppers;

/// <summary>Compares a list of saved items with what is known of its shopper. A list comes whole each time, most of it known: only the rest is told.</summary>
public static class SavedChanges
{
    /// <summary>
    /// What the list tells that is not known yet. Gone is only what the list says was taken off it, never what is merely missing: one person may have
    /// two lists, on two devices. Told in any order, however often, the same is known in the end.
    /// </summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="list">The list.</param>
    public static ImmutableArray<Happened> Of(Shopper shopper, SavedListReported list)
    {
        if (shopper.IsErased)
            return [];
        var saved = list.Items
            .Where(entry => !(shopper.Item(entry.Item.Id)?.SavedAt >= entry.At))
            .OrderByDescending(entry => entry.At).Take(Shopper.RememberedItems) // More of them would push each other out.
            .Where(entry => IsRoomFor(shopper, entry))
            .Select(Happened (entry) => new ItemSaved(entry.Item, entry.At) { CustomerId = list.CustomerId, Email = list.Email, WantsStock = entry.WantsStock, Locale = list.Locale });
        // Also of an item that was never heard of: its saving may still be on the way.
        var gone = list.Gone
            .Where(item => !(shopper.Item(item.ItemId) is { } known && (known.ForgottenAt >= item.At || known.SavedAt > item.At)))
            .Select(Happened (item) => item with { CustomerId = list.CustomerId, Email = list.Email });
        return [.. list.Consents.Select(Happened (consent) => new ConsentReported(consent) { CustomerId = list.CustomerId, Email = list.Email }), .. saved, .. gone];
    }

    // What is older than all that is remembered is forgotten at once, and would be told again with every list.
    private static bool IsRoomFor(Shopper shopper, SavedEntry entry) =>
        shopper.Items.Length < Shopper.RememberedItems || shopper.Items.Any(item => (item.SavedAt ?? DateTimeOffset.MinValue) < entry.At);
}
