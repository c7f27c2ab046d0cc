using System.Collections.Immutable;
using System.Text.Json;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>An event as the journal keeps it: all that it was applied with, so that a rehearsal can apply it again, and no address.</summary>
/// <param name="Key">The event's key.</param>
/// <param name="Kind">Which event it is.</param>
/// <param name="Body">The event, redacted.</param>
/// <param name="Names">The names and hints that it was applied with, hashed.</param>
/// <param name="ArrivedAt">When the door received it (UTC).</param>
/// <param name="AppliedAt">When it was applied (UTC); of what was imported when it happened, so that a rehearsal meets it in its place.</param>
internal sealed record Recorded(string Key, string Kind, JsonElement Body, ImmutableArray<KnownName> Names, DateTimeOffset ArrivedAt, DateTimeOffset AppliedAt)
{
    /// <summary>Which commit of the shopper's state it was: the order in which a replay takes them. Null where an earlier version recorded it.</summary>
    public long? Turn { get; init; }

    /// <summary>The version of the shop's settings by which it was applied. Null where an earlier version recorded it.</summary>
    public int? Settings { get; init; }

    /// <summary>When it was imported, where it was told from the shop's past (UTC): then <see cref="AppliedAt"/> is when it happened. Null for what was told as it happened.</summary>
    public DateTimeOffset? ImportedAt { get; init; }

    /// <summary>Records an event, redacted.</summary>
    public static Recorded Of(string key, Happened happened, IEnumerable<KnownName> names, DateTimeOffset arrivedAt, DateTimeOffset appliedAt)
    {
        var kind = happened.GetType().Name;
        return new(key, kind, JsonSerializer.SerializeToElement(Redacted.Of(happened), StoredEvents.TypeOf(kind)!), [.. names], arrivedAt, appliedAt);
    }

    /// <summary>The event, redacted.</summary>
    /// <exception cref="NewerVersionException">A newer program recorded a kind of event that this one does not know.</exception>
    public Happened Open() =>
        StoredEvents.TypeOf(Kind) is { } type ? (Happened)Body.Deserialize(type)! : throw new NewerVersionException(StoredJson.Version + 1);
}

/// <summary>One row of the journal, as it stands in the blob of its hour: an event or a decision.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Row">The row's key: the same one is the same entry.</param>
/// <param name="Shopper">Whom it concerns.</param>
/// <param name="Decision">What was decided; null for an event.</param>
/// <param name="Event">What happened; null for a decision.</param>
internal sealed record JournalRow(int V, string Row, string Shopper, Entry? Decision, Recorded? Event);
