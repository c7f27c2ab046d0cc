using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Rehearsal;

/// <summary>
/// Plays a flow on the shop's own past: the same rules that decide every day, on a clock of its own. Every message counts as taken; what is
/// looked up just before sending can't be looked up any more, so that a rehearsal rather promises a message too many than one too few.
/// </summary>
public sealed class Rehearsal
{
    private readonly Shop _shop;
    private readonly Dictionary<string, Shopper> _shoppers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _waiting = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Wake, (DateTimeOffset At, long Order)> _wakes = new();
    private readonly Dictionary<string, string> _joined = new(StringComparer.Ordinal);
    private readonly List<Line> _lines = [];
    private readonly List<Sent> _sent = [];
    private long _order;

    private Rehearsal(Shop shop) => _shop = shop;

    /// <summary>Plays the flow.</summary>
    /// <param name="flow">The switch that is tried; it counts as on, all others as they are.</param>
    /// <param name="shop">The shop with its settings, those to be tried among them.</param>
    /// <param name="history">What happened, by when it was applied; from long enough before <paramref name="from"/> to know the shoppers.</param>
    /// <param name="from">The first moment that is told of (UTC).</param>
    /// <param name="to">The last moment (UTC): what is not decided by then waits.</param>
    public static Rehearsed Play(Flow flow, Shop shop, IEnumerable<Recorded> history, DateTimeOffset from, DateTimeOffset to)
    {
        var rehearsal = new Rehearsal(shop.With(flow.Family, on: true) with
        {
            UninstalledAt = null,
            IsPaused = false,
            Standing = null, // What mailboxes think now says nothing of the past either.
            FlowsPaused = shop.FlowsPaused.Remove(flow.Family, StringComparer.Ordinal),
            FlowsTried = shop.FlowsTried.Remove(flow.Family),
            ConnectedAt = DateTimeOffset.UnixEpoch, // The past that is rehearsed lies before the connection, most of it.
            FlowsSince = ImmutableDictionary<string, DateTimeOffset>.Empty, // Since when each is as it is says nothing of a past in which it counts as on.
        });
        foreach (var recorded in history)
        {
            if (recorded.AppliedAt > to)
                break;
            rehearsal.WakeUntil(recorded.AppliedAt);
            foreach (var other in recorded.Joins)
                rehearsal.Join(other, recorded.Shopper);
            rehearsal.Apply(recorded);
        }

        rehearsal.WakeUntil(to);
        // What was said to somebody counts with whom that one turned out to be.
        var lines = rehearsal._lines.ConvertAll(line => line with { Shopper = rehearsal.Now(line.Shopper) });
        var sent = rehearsal._sent.ConvertAll(message => message with { Shopper = rehearsal.Now(message.Shopper) });
        return Rehearsed.Of(flow.Family, from, to, lines, sent, rehearsal._shoppers);
    }

    private void Join(string other, string into)
    {
        _joined[other] = into;
        foreach (var waiting in _waiting.Values)
        {
            if (waiting.Remove(other))
                waiting.Add(into);
        }

        if (!_shoppers.Remove(other, out var loser))
            return;
        var winner = _shoppers.TryGetValue(into, out var known) ? known : new Shopper { Id = into };
        var merged = Merge.Into(winner, loser);
        _shoppers[into] = merged;
        foreach (var journey in merged.Journeys)
            Wait(into, journey.Id, journey.WakeAt);
    }

    private string Now(string shopper)
    {
        while (_joined.TryGetValue(shopper, out var into))
            shopper = into;
        return shopper;
    }

    private void Apply(Recorded recorded)
    {
        if (recorded.Happened is ItemReported)
        {
            // Told to everybody who waits for it, as the machine does; to the one shopper where the record names one.
            foreach (var shopper in Concerned(recorded))
                Apply(shopper, recorded);
            return;
        }

        Apply(recorded.Shopper, recorded);
        if (recorded.Happened is ItemSaved saved)
            (_waiting.TryGetValue(saved.Item.Id, out var all) ? all : _waiting[saved.Item.Id] = new(StringComparer.Ordinal)).Add(recorded.Shopper);
    }

    private string[] Concerned(Recorded recorded) =>
        recorded.Shopper.Length > 0 ? [recorded.Shopper]
        : recorded.Happened is ItemReported(var item) && _waiting.TryGetValue(item.Id, out var all) ? [.. all.Order(StringComparer.Ordinal)] : [];

    private void Apply(string id, Recorded recorded)
    {
        var known = _shoppers.TryGetValue(id, out var before) ? before : new Shopper { Id = id };
        var applied = Knowledge.Apply(known, recorded.Happened, recorded.Key, recorded.Names, _shop, recorded.AppliedAt);
        if (!applied.IsNew)
            return;
        _shoppers[id] = applied.Shopper;
        foreach (var entry in applied.Entries)
            _lines.Add(new(id, entry));
        // Never before it was known: what was told late is decided late.
        foreach (var journey in applied.ToWake)
            Wait(id, journey.Id, journey.WakeAt > recorded.AppliedAt ? journey.WakeAt : recorded.AppliedAt);
    }

    private void Wait(string shopper, string journey, DateTimeOffset at) => _wakes.Enqueue(new(shopper, journey), (at, _order++));

    private void WakeUntil(DateTimeOffset now)
    {
        while (_wakes.TryPeek(out var wake, out var due) && due.At <= now)
        {
            _wakes.Dequeue();
            Decide(wake, due.At);
        }
    }

    private void Decide(Wake wake, DateTimeOffset now)
    {
        if (!_shoppers.TryGetValue(wake.Shopper, out var shopper))
            return; // Joined with somebody, who has its journeys and wake-ups now.
        if (shopper.Journey(wake.Journey) is not { } journey || journey.WakeAt > now || AllFlows.Find(journey) is not { } flow)
            return; // Moved, or over: a wake-up is only a hint.
        var seen = new Seen(shopper, journey, _shop, now);
        var decision = Due.Decide(flow, seen);
        var (known, entry) = decision is Decision.Send(var template) ? Hand(seen, flow, template) : Steps.Silent(seen, flow, decision) ?? (shopper, null!);
        if (entry is null)
            return;
        _shoppers[wake.Shopper] = known;
        _lines.Add(new(wake.Shopper, entry));
        if (known.Journey(wake.Journey) is { } next)
            Wait(wake.Shopper, wake.Journey, next.WakeAt);
    }

    private (Shopper Known, Entry Entry) Hand(Seen seen, Flow flow, Template template)
    {
        var step = flow.Steps[seen.Journey.Step];
        var claim = new Claim($"{seen.Journey.Id}|{step.Key}", Attempt: 1, seen.Now, seen.Now, template.Key);
        var claimed = Steps.Claimed(seen, flow, claim);
        _sent.Add(new(seen.Shopper.Id, flow, step, template, seen.Journey, seen.Now));
        return Steps.Answered(seen with { Shopper = claimed, Journey = claimed.Journey(seen.Journey.Id)! }, flow, new Answer.Sent());
    }

    private sealed record Wake(string Shopper, string Journey);
}

/// <summary>One line of a decision log, with whom it concerns.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="Entry">What was decided.</param>
public sealed record Line(string Shopper, Entry Entry);

/// <summary>A message that would have gone.</summary>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Step">The step.</param>
/// <param name="Template">The words.</param>
/// <param name="Journey">The journey, as it was then.</param>
/// <param name="At">When (UTC).</param>
public sealed record Sent(string Shopper, Flow Flow, Step Step, Template Template, Journey Journey, DateTimeOffset At);
