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

    /// <summary>Whether the shopper objects to being profiled; null where nothing was said about it.</summary>
    public bool? ObjectsToProfiling { get; init; }

    /// <summary>How many days at least shall lie between two messages that are not about orders, 0 for none; null where nothing was said about it.</summary>
    public int? Spacing { get; init; }

    /// <summary>The language to write in as a BCP 47 tag, empty for that of the orders; null where nothing was said about it.</summary>
    public string? Locale { get; init; }

    /// <summary>What stood beside each of the choices that are no consent: the proof of what was chosen. None where nothing of the kind was.</summary>
    public ImmutableArray<Chosen> Chosen { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>One choice as the page showed it when it was made.</summary>
/// <param name="What">Which: <c>profiling</c>, <c>spacing</c>, <c>language</c>, <c>pause</c> or <c>discreet</c>. Stored: only ever add.</param>
/// <param name="Value">What was chosen, as it is stored.</param>
/// <param name="Wording">The words that stood beside it.</param>
public sealed record Chosen(string What, string Value, string Wording);
