using System.Collections.Immutable;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Rehearsal;

/// <summary>One event as it was applied to a shopper, without names and addresses: what the journal keeps of it.</summary>
/// <param name="Shopper">Our id of the shopper to whom it was applied.</param>
/// <param name="Key">The event's key.</param>
/// <param name="Happened">What happened.</param>
/// <param name="Names">The hashes of the names and hints that came with it.</param>
/// <param name="AppliedAt">When it was applied (UTC).</param>
public sealed record Recorded(string Shopper, string Key, Happened Happened, ImmutableArray<KnownName> Names, DateTimeOffset AppliedAt)
{
    /// <summary>Which commit of the shopper's state it was; null where it is not recorded: then the order of <see cref="AppliedAt"/> holds.</summary>
    public long? Turn { get; init; }

    /// <summary>The version of the shop's settings by which it was applied; null where it is not recorded.</summary>
    public int? Settings { get; init; }

    /// <summary>
    /// When it was imported, where it was told from the shop's past (UTC): then <see cref="AppliedAt"/> is when it happened, and it started nothing
    /// at the time. Null for what was told as it happened.
    /// </summary>
    public DateTimeOffset? ImportedAt { get; init; }

    /// <summary>Shoppers who turned out just before to be the same person as this one: they are joined first.</summary>
    public ImmutableArray<string> Joins { get => field.IsDefault ? [] : field; init; } = [];
}
