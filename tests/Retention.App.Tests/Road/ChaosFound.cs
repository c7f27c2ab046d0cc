using System.Collections.Immutable;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Retention.App.Storage;
using Retention.App.Tests.Senders;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows.AbandonedCart;
using Retention.Flows.ThankYou;
using Retention.Shoppers;

namespace Retention.App.Tests.Road;

/// <summary>What a run left: in the shoppers' partitions, in the journal, and at the provider.</summary>
internal sealed class ChaosFound
{
    private static readonly string Shop = Keys.Shop("shopify", ChaosShop.Domain);

    /// <summary>The shoppers, those aside who were merged into others.</summary>
    public required IReadOnlyList<Retention.Shoppers.Shopper> Shoppers { get; init; }

    /// <summary>The rows of events, by the event's key.</summary>
    public required ILookup<string, TableEntity> Events { get; init; }

    /// <summary>The events in the journal, by key.</summary>
    public required ILookup<string, Recorded> Recorded { get; init; }

    /// <summary>The decisions in the journal.</summary>
    public required IReadOnlyList<Entry> Journal { get; init; }

    /// <summary>The decisions in the shoppers' partitions.</summary>
    public required IReadOnlyList<Entry> Decisions { get; init; }

    /// <summary>What is known, and what should be.</summary>
    public required (ImmutableArray<string> Found, ImmutableArray<string> Expected) Knowledge { get; init; }

    /// <summary>What the provider took.</summary>
    public required IReadOnlyList<AcceptedLetter> Accepted { get; init; }

    public static async Task<ChaosFound> ReadAsync(Chaos chaos)
    {
        await using var app = await chaos.OpenAsync();
        var rows = await TestApp.RowsAsync(app.Services.GetRequiredService<AppStorage>().Shoppers);
        var (journal, directory) = (app.Services.GetRequiredService<Journal>(), app.Services.GetRequiredService<NameDirectory>());
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-3), DateTimeOffset.UtcNow.AddHours(1));
        var shoppers = rows.Where(row => row.RowKey == Keys.State).Select(row => row.Read(Stored.Default.Shopper)).Where(shopper => shopper.MergedInto is null).ToList();
        var knowledge = new ChaosKnowledge(chaos.Stories, name => directory.Hash(Shop, name));
        return new()
        {
            Shoppers = shoppers,
            Events = rows.Where(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal)).ToLookup(row => row.RowKey["event|".Length..], StringComparer.Ordinal),
            Recorded = (await journal.EventsAsync(Shop, from, to, CancellationToken.None)).Select(line => line.Event).ToLookup(one => one.Key, StringComparer.Ordinal),
            // That a delivery came twice is said once more for each time.
            Journal = [.. (await journal.ReadAsync(Shop, from, to, CancellationToken.None)).Select(line => line.Entry).Where(entry => entry.Flow.Length > 0)],
            Decisions = [.. rows.Where(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal) || row.RowKey.StartsWith("decision|", StringComparison.Ordinal)).SelectMany(row => row.Read(Stored.Default.ListEntry))],
            Knowledge = (knowledge.Lines(shoppers), knowledge.Expected(chaos.Shop.Told)),
            Accepted = chaos.SendGrid.Accepted,
        };
    }

    /// <summary>The letters of a flow that the provider took.</summary>
    public IEnumerable<AcceptedLetter> Letters(string flow) => Accepted.Where(letter => (string?)letter.Mail["categories"]![0] == flow);

    /// <summary>Messages that the provider took more than once.</summary>
    public IEnumerable<string> SentTwice => Accepted.GroupBy(letter => letter.Message, StringComparer.Ordinal).Where(one => one.Count() > 1).Select(one => one.Key);

    /// <summary>Messages that the journal calls sent more than once.</summary>
    public IEnumerable<string> JournaledTwice => Sent.GroupBy(entry => entry.Message, StringComparer.Ordinal).Where(one => one.Count() > 1).Select(one => one.Key!);

    /// <summary>The journal's entries of what was sent.</summary>
    public IEnumerable<Entry> Sent => Journal.Where(entry => entry.Outcome == Outcome.Sent);

    /// <summary>The journal's entries of what was not sent for this reason.</summary>
    public IEnumerable<Entry> NotSent(Reason reason) => Journal.Where(entry => entry.Outcome == Outcome.NotSent && entry.Reason == reason.Key);

    /// <summary>Whether the journal says of each candidate once what became of each of its steps, in their order, or why it was none.</summary>
    public IEnumerable<string> Unaccounted
    {
        get
        {
            foreach (var one in Journal.GroupBy(entry => $"{entry.Flow}|{entry.Subject}", StringComparer.Ordinal))
            {
                var started = one.Count(entry => entry.Outcome == Outcome.Started);
                var steps = one.Where(entry => entry.Outcome is Outcome.Sent or Outcome.NotSent).OrderBy(entry => entry.At).ThenBy(entry => entry.Turn).Select(entry => entry.Step).ToArray();
                if (started > 1 || steps.Length == 0 || !steps.SequenceEqual(Enumerable.Range(0, steps.Length)))
                    yield return $"{one.Key}: started {started}, steps {string.Join(' ', steps)}: {string.Join("; ", one.OrderBy(entry => entry.At).Select(entry => $"{entry.At:ss.fff} {entry.Step} {entry.Outcome} {entry.Reason} {entry.Attempt} {entry.Turn}"))}";
            }
        }
    }

    /// <summary>Letters that the provider took after it was known here that they had become wrong: bought, called off, refunded.</summary>
    /// <param name="chaos">The run.</param>
    public IEnumerable<(string Message, DateTimeOffset DecidedAt, DateTimeOffset KnownAt, DateTimeOffset TakenAt)> TakenLate(Chaos chaos)
    {
        var decided = Journal.Where(entry => entry is { Message: not null, DecidedAt: not null }).ToLookup(entry => entry.Message!, entry => entry.DecidedAt!.Value, StringComparer.Ordinal);
        var byAddress = chaos.Stories.ToDictionary(story => story.Email, StringComparer.Ordinal);
        var told = chaos.Shop.Told.ToLookup(one => one.Story);
        foreach (var (flow, isEnd) in new (string, Func<Happened, bool>)[] { (AbandonedCart.Flow.Key, IsPurchase), (ThankYou.Flow.Key, IsUndoing) })
        {
            foreach (var letter in Letters(flow))
            {
                var known = byAddress.TryGetValue(letter.To, out var story) ? told[story.Number].Where(one => isEnd(one.Happened)).SelectMany(one => Events[one.Key]).Min(row => row.Timestamp) : null;
                if (letter.At > known)
                    yield return (letter.Message, decided[letter.Message].DefaultIfEmpty(DateTimeOffset.MaxValue).First(), known.Value, letter.At);
            }
        }
    }

    private static bool IsPurchase(Happened happened) => happened is OrderReported { Order.IsTest: false }; // A merchant's trial is no purchase.

    private static bool IsUndoing(Happened happened) => happened is RefundReported or OrderReported { Order.Stage: OrderStage.Cancelled };
}
