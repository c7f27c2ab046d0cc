using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>A shopper chose, on the page that a letter leads to, what to hear. It is told to the shopper of that letter, so it names nobody.</summary>
/// <param name="At">When (UTC).</param>
public sealed record ChoicesMade(DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];

    /// <summary>
    /// The words that changed: of e-mail about the address that the letter went to, of texts about every number that the shopper is known to be
    /// asked about.
    /// </summary>
    public ImmutableArray<Consent> Consents { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether letters shall name no items; null where nothing was said about it.</summary>
    public bool? IsDiscreet { get; init; }

    /// <summary>Until when nothing but letters about orders shall come (UTC); <see cref="At"/> ends a pause; null where nothing was said about it.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
}
