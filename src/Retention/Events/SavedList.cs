using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>An item on a list, as it was when it was put there.</summary>
/// <param name="Item">The item as it was then.</param>
/// <param name="At">When it was saved (UTC).</param>
/// <param name="WantsStock">Whether the shopper asked to hear when it can be bought again.</param>
public sealed record SavedEntry(Item Item, DateTimeOffset At, bool WantsStock);

/// <summary>A shopper's whole list of saved items as it stands now. The worker takes it apart: what is new, and what is gone, is found by comparing.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Gone">What was taken off it.</param>
public sealed record SavedListReported(ImmutableArray<SavedEntry> Items, ImmutableArray<ItemForgotten> Gone) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Customer, CustomerId), Name.OfEmail(Email));

    /// <summary>The storefront's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The address that the shopper gave with the list; null when not told.</summary>
    public string? Email { get; init; }

    /// <summary>The shopper's language as a BCP 47 tag; null when not told.</summary>
    public string? Locale { get; init; }

    /// <summary>What the shopper said beside the list about being written to.</summary>
    public ImmutableArray<Consent> Consents { get => field.IsDefault ? [] : field; init; } = [];
}
