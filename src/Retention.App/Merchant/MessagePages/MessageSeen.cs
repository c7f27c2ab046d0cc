using Retention.App.Explaining;
using Retention.Shoppers;

namespace Retention.App.Merchant.MessagePages;

/// <summary>A step of a flow for one shopper, whether it was said or not: what a page tells of it.</summary>
public sealed record MessageSeen
{
    /// <summary>Our id of the shopper.</summary>
    public required string Shopper { get; init; }

    /// <summary>The shopper's addresses, masked.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Which step.</summary>
    public required Asked Asked { get; init; }

    /// <summary>What it is about, as the shop calls it.</summary>
    public required string About { get; init; }

    /// <summary>Why.</summary>
    public required Why Why { get; init; }

    /// <summary>When the person was erased (UTC); null for everybody else.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The message; null where none was ever handed over.</summary>
    public MessageState? State { get; init; }

    /// <summary>Since when it is so (UTC).</summary>
    public DateTimeOffset? StateAt { get; init; }

    /// <summary>When a person first followed one of its links, as far as can be told (UTC); null when nobody did.</summary>
    public DateTimeOffset? FollowedAt { get; init; }

    /// <summary>Which attempt it is.</summary>
    public int? Attempt { get; init; }

    /// <summary>What the provider said, where it said anything.</summary>
    public string? Said { get; init; }

    /// <summary>The letter as it was sent; null where no copy is kept.</summary>
    public LetterSeen? Letter { get; init; }
}

/// <summary>The copy of a letter or text, as a page shows it.</summary>
/// <param name="Subject">The subject line.</param>
/// <param name="FromName">Whose letter it is.</param>
/// <param name="To">The address, masked.</param>
/// <param name="Text">The plain-text part.</param>
/// <param name="At">When it was handed over (UTC).</param>
/// <param name="Frame">The address of its HTML part; null for a text, which has none.</param>
public sealed record LetterSeen(string Subject, string FromName, string To, string Text, DateTimeOffset At, string? Frame);
