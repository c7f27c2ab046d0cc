namespace Retention.App.Evidence;

/// <summary>What proves whether one person was to be written to. All times are UTC.</summary>
/// <param name="Shop">The shop's name.</param>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="MadeAt">When it was gathered.</param>
/// <param name="ErasedAt">When the person was erased; null when that did not happen.</param>
internal sealed record Proof(string Shop, string Shopper, DateTimeOffset MadeAt, DateTimeOffset? ErasedAt)
{
    /// <summary>The person's addresses, as far as they are kept.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Every word of the ledger, in order.</summary>
    public required IReadOnlyList<WordProof> Words { get; init; }

    /// <summary>Every place on the suppression list.</summary>
    public required IReadOnlyList<SuppressionProof> Suppressions { get; init; }

    /// <summary>Every message that went out, in order.</summary>
    public required IReadOnlyList<SentProof> Messages { get; init; }

    /// <summary>Whether there is more than stands here.</summary>
    public required bool IsCut { get; init; }
}

/// <summary>A word about being written to.</summary>
/// <param name="At">When it was said.</param>
/// <param name="Address">About which address.</param>
/// <param name="Channel">By which way.</param>
/// <param name="IsGranted">Whether it allows, or refuses.</param>
/// <param name="Source">Where it was said.</param>
internal sealed record WordProof(DateTimeOffset At, string Address, Channel Channel, bool IsGranted, string Source)
{
    /// <summary>For what; null for everything.</summary>
    public string? Purpose { get; init; }

    /// <summary>About which flow; null for all.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether it was confirmed from the address itself.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The words that stood there; null where nobody told.</summary>
    public string? Wording { get; init; }

    /// <summary>What proves it; null where there is nothing.</summary>
    public string? Evidence { get; init; }
}

/// <summary>A place on the suppression list.</summary>
/// <param name="At">Since when.</param>
/// <param name="Address">Which address.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Cause">Why.</param>
/// <param name="Purpose">For what alone; null for everything.</param>
/// <param name="Source">What put it there.</param>
internal sealed record SuppressionProof(DateTimeOffset At, string Address, Channel Channel, string Cause, Purpose? Purpose, string Source);

/// <summary>A message that went out.</summary>
/// <param name="At">When it was decided and handed over.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it was.</param>
/// <param name="To">To which address; null where no copy is kept.</param>
/// <param name="Subject">Its subject; null where no copy is kept.</param>
/// <param name="State">How far it came.</param>
/// <param name="Basis">On what it went, in plain words.</param>
internal sealed record SentProof(DateTimeOffset At, string Id, string Title, string? To, string? Subject, string State, string Basis);
