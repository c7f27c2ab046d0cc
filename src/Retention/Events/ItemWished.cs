using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>A shopper chose what to hear of a saved item. It is told to the shopper of the letter from which it was chosen, so it names nobody.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="At">When (UTC).</param>
public sealed record ItemWished(string ItemId, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];

    /// <summary>Whether to tell when it can be bought again.</summary>
    public bool WantsStock { get; init; }

    /// <summary>Whether to tell when it becomes cheaper, where that may be told at all.</summary>
    public bool WantsPrice { get; init; }
}
