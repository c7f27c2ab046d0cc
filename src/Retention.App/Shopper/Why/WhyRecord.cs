using Retention.Flows;

namespace Retention.App.ForShoppers;

/// <summary>What was written down when a message was decided: everything that the page "Why did I get this?" says is said from here, and from nothing else.</summary>
/// <param name="Flow">The rule that spoke.</param>
/// <param name="Step">Which of its messages, from 0.</param>
/// <param name="Channel">By which way it went.</param>
/// <param name="DecidedAt">When it was decided (UTC).</param>
internal sealed record WhyRecord(Flow Flow, int Step, Channel Channel, DateTimeOffset DecidedAt)
{
    /// <summary>What began it, as <see cref="WhyWords.Event"/> calls it.</summary>
    public string Kind { get; init; } = "other";

    /// <summary>When that was (UTC); null when it is not found any more.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>What it was about, as the shopper calls it: an order's number, an item. Empty for a cart, and for what is no longer kept.</summary>
    public string About { get; init; } = "";

    /// <summary>The word in the ledger that counted when it was decided; null where none was there.</summary>
    public WordOnFile? Word { get; init; }

    /// <summary>When the next message about the same is planned, and by which rule (UTC); null for none.</summary>
    public (DateTimeOffset At, Flow Flow)? Next { get; init; }
}

/// <summary>A word in the ledger.</summary>
/// <param name="IsGranted">Whether it allowed, or refused.</param>
/// <param name="At">When it was said (UTC).</param>
/// <param name="Source">Where.</param>
/// <param name="Wording">The words that stood beside it; null when they are not known.</param>
/// <param name="IsConfirmed">Whether it was confirmed from the address itself.</param>
internal sealed record WordOnFile(bool IsGranted, DateTimeOffset At, string Source, string? Wording, bool IsConfirmed);
