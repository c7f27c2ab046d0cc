using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Rehearsal;

/// <summary>
/// Takes the decisions of the past again, from the inputs that were recorded with them: when each event was applied and each step was looked at,
/// what was looked up, what the provider answered, and which version of the settings held. What comes out is the log as it was, entry for entry;
/// where it is not, the rules have changed.
/// </summary>
public static class Replay
{
    /// <summary>The log of one shopper.</summary>
    /// <param name="start">What was known of the shopper before the first of these.</param>
    /// <param name="events">The events that were applied.</param>
    /// <param name="log">The entries that were recorded: they say when each step was looked at, and with what.</param>
    /// <param name="joined">Who was joined into this shopper, each as replayed to its own end, and with which commit.</param>
    /// <param name="shopOf">The shop as it was in a version of its settings.</param>
    public static Replayed Of(Shopper start, IReadOnlyCollection<Recorded> events, IEnumerable<Entry> log, IEnumerable<(long Turn, Shopper Other)> joined, Func<int, Shop> shopOf)
    {
        var steps = log.Where(IsStep).ToList();
        var ofEvents = events.Select(recorded => recorded.Turn).ToHashSet();
        // Several entries of one commit came from one event; a message's two commits are those of its claim and of its answer.
        var acts = events.Select(recorded => new Act(recorded.Turn ?? long.MaxValue, recorded, null, null, IsClaim: false))
            .Concat(joined.Select(other => new Act(other.Turn, null, null, other.Other, IsClaim: false)))
            .Concat(steps.Where(entry => entry.DecidedTurn is not null).DistinctBy(entry => entry.DecidedTurn).Select(entry => new Act(entry.DecidedTurn!.Value, null, entry, null, IsClaim: true)))
            .Concat(steps.Where(entry => !ofEvents.Contains(entry.Turn)).Select(entry => new Act(entry.Turn!.Value, null, entry, null, IsClaim: false)))
            .OrderBy(act => act.Turn);
        var entries = new List<Entry>();
        var shopper = start;
        foreach (var act in acts)
        {
            if (act.Event is { } recorded)
            {
                var shop = shopOf(recorded.Settings ?? 0);
                var applied = Knowledge.Apply(shopper, recorded.Happened, recorded.Key, recorded.Names, recorded.ImportedAt is null ? shop : shop.Silent, recorded.ImportedAt ?? recorded.AppliedAt);
                shopper = applied.Shopper;
                entries.AddRange(applied.Entries);
            }
            else if (act.Other is { } other)
            {
                shopper = Merge.Into(shopper, other);
            }
            else if (act.Entry is { } entry)
            {
                shopper = act.IsClaim ? Claim(shopper, entry, shopOf) : Look(shopper, entry, shopOf, entries);
            }
        }

        return new(shopper, entries);
    }

    private static bool IsStep(Entry entry) => entry is { Turn: not null, Flow.Length: > 0 } && entry.Outcome != Outcome.Started;

    private static Shopper Claim(Shopper shopper, Entry entry, Func<int, Shop> shopOf)
    {
        if (shopper.Journey(Journey.IdOf(entry.Flow, entry.Subject)) is not { } journey || AllFlows.Find(journey) is not { } flow)
            return shopper;
        var seen = new Seen(shopper, journey, shopOf(entry.Settings ?? 0), entry.DecidedAt!.Value) { Checks = entry.Checks ?? Checks.None };
        return Due.Decide(flow, seen) is Decision.Send(var template)
            ? Steps.Claimed(seen, flow, new Claim(entry.Message!, entry.Attempt!.Value, seen.Now, seen.Now, template.Key) { Checks = entry.Checks })
            : shopper;
    }

    private static Shopper Look(Shopper shopper, Entry entry, Func<int, Shop> shopOf, List<Entry> entries)
    {
        if (shopper.Journey(Journey.IdOf(entry.Flow, entry.Subject)) is not { } journey || AllFlows.Find(journey) is not { } flow)
            return shopper;
        var seen = new Seen(shopper, journey, shopOf(entry.Settings ?? 0), entry.At) { Checks = entry.Checks ?? Checks.None };
        if (AnswerOf(entry) is { } answer)
        {
            // A message that was never decided to go can't have been answered: the difference will show.
            if (journey.Claim is null)
                return shopper;
            var (answered, told) = Steps.Answered(seen, flow, answer);
            entries.Add(told);
            return answered;
        }

        if (Steps.Silent(seen, flow, Due.Decide(flow, seen)) is not var (known, silent))
            return shopper;
        entries.Add(Named(silent, journey, entries));
        return known;
    }

    // Whoever ends a step says of which message, also where a provider that asked to wait had given it back (GivenBack in the App).
    private static Entry Named(Entry silent, Journey journey, List<Entry> entries)
    {
        if (journey.Claim is { } claim)
            return silent with { Message = claim.Message, Attempt = claim.Attempt, Template = claim.Template, WordsVersion = claim.WordsVersion };
        return silent.Outcome != Outcome.Deferred && journey.Waits > 0 && entries.LastOrDefault(entry => entry.Flow == silent.Flow && entry.Subject == silent.Subject && entry.Step == silent.Step && entry.Message is not null) is { } waited
            ? silent with { Message = waited.Message, Attempt = waited.Attempt, Template = waited.Template, WordsVersion = waited.WordsVersion }
            : silent;
    }

    private static Answer? AnswerOf(Entry entry) => entry.DecidedTurn is null ? null : entry switch
    {
        { Outcome: Outcome.Sent } => new Answer.Sent(),
        { Outcome: Outcome.Unknown } => new Answer.Unknown(entry.Until!.Value),
        { Outcome: Outcome.Deferred } => new Answer.Later(entry.Until!.Value),
        _ when entry.Reason == Reason.Lost.Key => new Answer.Lost(),
        _ when entry.Reason == Reason.ProviderRefused.Key => new Answer.Refused(),
        _ => null,
    };

    private sealed record Act(long Turn, Recorded? Event, Entry? Entry, Shopper? Other, bool IsClaim);
}

/// <summary>What a replay came to.</summary>
/// <param name="Shopper">What is known of the shopper at the end.</param>
/// <param name="Entries">The log.</param>
public sealed record Replayed(Shopper Shopper, IReadOnlyList<Entry> Entries);
