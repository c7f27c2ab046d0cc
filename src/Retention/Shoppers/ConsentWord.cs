using Retention.Events;

namespace Retention.Shoppers;

/// <summary>The latest explicit word about one address, way, purpose and topic. The ledger beside the state keeps every word with its wording and evidence.</summary>
/// <param name="Address">The hash of the address or telephone number. Consent stays with its address.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Purpose">For what; null for everything that this way can bring.</param>
/// <param name="Topic">The flow that it is about; null for all of that purpose.</param>
/// <param name="IsGranted">Whether it was allowed, or refused.</param>
/// <param name="At">When it was said (UTC).</param>
/// <param name="Source">Where it was said.</param>
public sealed record ConsentWord(string Address, Channel Channel, Purpose? Purpose, string? Topic, bool IsGranted, DateTimeOffset At, string Source)
{
    /// <summary>The source of what stood in a list that the shop brought along.</summary>
    public const string Imported = "import";

    /// <summary>Whether this very word was said from the address itself.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>When messages were last allowed from the address itself (UTC); null while they never were, but by a list that the shop brought along.</summary>
    public DateTimeOffset? ConfirmedAt { get => field ?? (IsGranted && IsConfirmed && !IsImportedGrant ? At : null); init; }

    /// <summary>When they were last refused (UTC); null while they never were.</summary>
    public DateTimeOffset? RefusedAt { get => field ?? (IsGranted ? null : At); init; }

    /// <summary>Whether they are allowed, and that was confirmed: who ticks a box once more takes back nothing that was confirmed before. A refusal in between does.</summary>
    public bool StandsConfirmed => IsGranted && (IsConfirmed || (ConfirmedAt is { } confirmed && !(RefusedAt >= confirmed)));

    /// <summary>Whether it allows messages by a list that the shop brought along: it counts only where nothing else is known, whatever time the list gives it.</summary>
    public bool IsImportedGrant => IsGranted && Source == Imported;

    /// <summary>Whether it takes back what the owner refused at that moment: a later word that was said here, not one of a list.</summary>
    public bool Lifts(DateTimeOffset refusedAt) => IsGranted && !IsImportedGrant && At > refusedAt;

    /// <summary>Whether this and the other are about the same.</summary>
    public bool IsAbout(ConsentWord other) => Address == other.Address && Channel == other.Channel && Purpose == other.Purpose && Topic == other.Topic;

    /// <summary>Whether this and the other were said at once: what is remembered of earlier words beside them may differ.</summary>
    public bool IsSaidAs(ConsentWord other) => IsAbout(other) && IsGranted == other.IsGranted && IsConfirmed == other.IsConfirmed && At == other.At && Source == other.Source;

    /// <summary>Whether the other counts rather than this one: one that was said over one that was imported; the later one; of two of the same moment the refusal, and the confirmed one.</summary>
    public bool YieldsTo(ConsentWord other) => Joined.Rank(
        IsImportedGrant.CompareTo(other.IsImportedGrant), other.At.CompareTo(At), IsGranted.CompareTo(other.IsGranted), other.IsConfirmed.CompareTo(IsConfirmed), string.CompareOrdinal(other.Source, Source)) > 0;

    /// <summary>The word that counts of the two, with what is remembered of both.</summary>
    public ConsentWord With(ConsentWord other) => (YieldsTo(other) ? other : this) with
    {
        ConfirmedAt = Joined.Later(ConfirmedAt, other.ConfirmedAt),
        RefusedAt = Joined.Later(RefusedAt, other.RefusedAt),
    };

    /// <summary>A word as it was told.</summary>
    public static ConsentWord Of(Consent consent, string address) =>
        new(address, consent.Channel, consent.Purpose, consent.Topic, consent.IsGranted, consent.At, consent.Source) { IsConfirmed = consent.IsConfirmed };
}

/// <summary>An address that must not be written to: it bounced, its owner complained, or wants no more.</summary>
/// <param name="Address">The hash of the address or telephone number.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Cause">Why.</param>
/// <param name="At">Since when (UTC).</param>
public sealed record Suppression(string Address, Channel Channel, string Cause, DateTimeOffset At)
{
    /// <summary>The only purpose that it is about, where its owner refused no more than that; null for everything that this way can bring.</summary>
    public Purpose? Purpose { get; init; }
}
