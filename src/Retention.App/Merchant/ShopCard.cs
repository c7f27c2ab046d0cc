using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App.Merchant;

/// <summary>One shop on the page: its switches, its letters, and every silence with its reason.</summary>
/// <param name="Record">The shop.</param>
/// <param name="Letters">Its letters in the outbox, the newest first.</param>
/// <param name="Silences">What was not sent, the newest first.</param>
/// <param name="Waiting">Letters that are planned: the first step waits.</param>
/// <param name="Sent">How many letters were handed over.</param>
public sealed record ShopCard(ShopRecord Record, IReadOnlyList<TableEntity> Letters, IReadOnlyList<Silence> Silences, int Waiting, int Sent)
{
    /// <summary>What became of its messages; none may have been sent twice.</summary>
    public required MessageTally Messages { get; init; }

    /// <summary>Reads a shop's card off its journal.</summary>
    internal static ShopCard Of(ShopRecord record, IReadOnlyList<JournalLine> lines, IReadOnlyList<TableEntity> letters)
    {
        var bySubject = lines.GroupBy(line => (line.Entry.Flow, line.Entry.Subject)).Select(group => group.OrderBy(line => line.Entry.At).ToArray()).ToArray();
        return new(
            record,
            letters,
            [.. bySubject.Select(group => group[^1].Entry).Where(entry => entry is { Outcome: Outcome.NotSent, Reason: not null })
                .OrderByDescending(entry => entry.At).Select(entry => new Silence(entry.At, entry.Flow, entry.About ?? (entry.Subject.Length == 24 ? "a cart" : entry.Subject), Reason.TextOf(entry.Reason!)))],
            Waiting: bySubject.Count(group => group[^1].Entry.Outcome is Outcome.Started or Outcome.Deferred or Outcome.Unknown),
            Sent: lines.Count(line => line.Entry.Outcome == Outcome.Sent))
        {
            Messages = MessageTally.Of(lines.Select(line => line.Entry)),
        };
    }
}

/// <summary>A letter that was not sent.</summary>
/// <param name="At">When that was decided (UTC).</param>
/// <param name="Flow">The flow.</param>
/// <param name="Subject">What it would have been about.</param>
/// <param name="Reason">Why not.</param>
public sealed record Silence(DateTimeOffset At, string Flow, string Subject, string Reason);
