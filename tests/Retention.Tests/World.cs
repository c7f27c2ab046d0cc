using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests;

/// <summary>One delivery of an event.</summary>
/// <param name="At">When it reaches us (UTC).</param>
/// <param name="Key">Its key: the same event may come under another.</param>
/// <param name="Happened">The event.</param>
internal sealed record Delivery(DateTimeOffset At, string Key, Happened Happened);

/// <summary>What a provider makes of a message that is handed to it, and what it says.</summary>
internal enum Fate
{
    Sent,
    Refused,
    Later,
    TakenWithoutAWord,
    NeverTakenWithoutAWord,
    DiedAfterTheCall,
    DiedBeforeTheCall,
    Lost,
}

/// <summary>One call of the provider.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Flow">The flow.</param>
/// <param name="Step">The step.</param>
/// <param name="Seen">What was seen when it was decided.</param>
/// <param name="Fate">What became of it.</param>
internal sealed record Handed(DateTimeOffset At, Flow Flow, Step Step, Seen Seen, Fate Fate)
{
    /// <summary>Which message it is, whoever it goes to.</summary>
    public string Message => $"{Seen.Journey.Id}|{Step.Key}|{Step.Channel}";

    /// <summary>Whether it may lie in somebody's mailbox.</summary>
    public bool MayHaveArrived => Fate is Fate.Sent or Fate.TakenWithoutAWord or Fate.DiedAfterTheCall or Fate.Lost;

    public override string ToString() => $"{At:MM-dd HH:mm} {Message} {Fate}";
}

/// <summary>
/// One shopper, a clock, and the machine around the core in its smallest form: it delivers, wakes, decides, claims and records as the road does,
/// with wake-ups that come late and twice, and a provider of moods.
/// </summary>
internal sealed class World(Shop shop, int seed)
{
    private const int MostWakes = 20_000; // Something waits for itself when it takes longer.
    private static readonly TimeSpan SettleAfter = TimeSpan.FromMinutes(10);

    private readonly Random _random = new(seed);
    private readonly PriorityQueue<object, (DateTimeOffset At, int Turn)> _ahead = new();
    private readonly Dictionary<string, Fate> _fates = new(StringComparer.Ordinal);
    private int _turn;

    /// <summary>What is known of the shopper.</summary>
    public Shopper Shopper { get; private set; } = new() { Id = $"shopper {seed}" };

    /// <summary>The moment.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The decision log.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>The provider's calls.</summary>
    public List<Handed> Handed { get; } = [];

    /// <summary>What is found when something is looked up just before sending.</summary>
    public Func<Seen, Checks> LooksUp { get; init; } = _ => Checks.None;

    /// <summary>The guards that decide: all of them, unless a test shows that one is missed.</summary>
    public ImmutableArray<Guard> Guards { get; init; } = Retention.Decisions.Guards.InOrder;

    /// <summary>How often the provider does not simply take a message, in percent.</summary>
    public int Moody { get; init; } = 40;

    /// <summary>A world that is told this, each thing at once and once, with a provider that takes everything and nobody who is late.</summary>
    public static World Told(Shop shop, params IEnumerable<(DateTimeOffset At, Happened Happened)> told) =>
        new World(shop, seed: 1) { Moody = 0 }.Live(told.Select((one, index) => new Delivery(one.At, $"{index}", one.Happened)));

    /// <summary>What was said, and how long after noon.</summary>
    public IEnumerable<(string Step, TimeSpan After)> Said => Handed.Select(handed => ($"{handed.Flow.Key}/{handed.Step.Key}", handed.At - Some.Noon));

    /// <summary>Why nothing was said, by step.</summary>
    public IEnumerable<(string Flow, int Step, string? Reason)> Silent => Entries.Where(entry => entry.Outcome == Outcome.NotSent).Select(entry => (entry.Flow, entry.Step, entry.Reason));

    /// <summary>Delivers all of it, and lives on until nothing is left to wait for.</summary>
    public World Live(IEnumerable<Delivery> deliveries)
    {
        var turn = int.MinValue; // What arrives at a moment arrives before whatever wakes at it.
        foreach (var delivery in deliveries)
            _ahead.Enqueue(delivery, (delivery.At, turn++));
        for (var steps = 0; _ahead.TryDequeue(out var next, out var when); steps++)
        {
            steps.ShouldBeLessThan(MostWakes, "something waits for itself for ever");
            Now = when.At;
            if (next is Delivery delivery)
                Deliver(delivery);
            else
                Wake((string)next);
        }

        return this;
    }

    private void Deliver(Delivery delivery)
    {
        var applied = Knowledge.Apply(Shopper, delivery.Happened, delivery.Key, Some.Hashed(delivery.Happened), shop, Now);
        Shopper = applied.Shopper;
        Entries.AddRange(applied.Entries);
        foreach (var journey in applied.ToWake)
            WakeAt(journey.Id, journey.WakeAt);
    }

    private void WakeAt(string journey, DateTimeOffset at)
    {
        var late = Moody == 0 ? TimeSpan.Zero : _random.Next(10) == 0 ? TimeSpan.FromMinutes(_random.Next(90)) : TimeSpan.FromSeconds(_random.Next(60));
        var then = (at > Now ? at : Now) + late;
        _ahead.Enqueue(journey, (then, ++_turn));
        if (Moody > 0 && _random.Next(8) == 0)
            _ahead.Enqueue(journey, (then.AddSeconds(_random.Next(3)), ++_turn));
    }

    private void Wake(string id)
    {
        if (Shopper.Journey(id) is not { } journey || AllFlows.Find(journey) is not { } flow)
            return;
        var seen = new Seen(Shopper, journey, shop, Now);
        if (journey.Claim is { } claim)
            Settle(seen, flow, claim);
        else
            Decide(seen, flow, attempt: 1);
    }

    private void Settle(Seen seen, Flow flow, Claim claim)
    {
        if (Now < claim.At + SettleAfter)
        {
            WakeAt(seen.Journey.Id, claim.At + SettleAfter);
            return;
        }

        switch (_fates[claim.Message])
        {
            case Fate.TakenWithoutAWord or Fate.DiedAfterTheCall or Fate.Sent:
                Answered(seen, flow, new Answer.Sent());
                break;
            case Fate.Lost:
                Answered(seen, flow, new Answer.Lost());
                break;
            default:
                Decide(seen, flow, claim.Attempt + 1);
                break;
        }
    }

    private void Decide(Seen seen, Flow flow, int attempt)
    {
        var decision = Due.Decide(flow, seen, Guards);
        if (decision is Decision.Send)
        {
            seen = seen with { Checks = LooksUp(seen) };
            decision = Due.Decide(flow, seen, Guards);
        }

        if (decision is Decision.Send(var template))
            Send(seen, flow, template, attempt);
        else
            KeepSilent(seen, flow, decision);
    }

    private void KeepSilent(Seen seen, Flow flow, Decision decision)
    {
        if (Steps.Silent(seen, flow, decision) is { } silent)
            Commit(seen.Journey.Id, silent.Known, silent.Entry);
        else
            WakeAt(seen.Journey.Id, decision is Decision.Defer(var until, _) ? until : throw new InvalidOperationException($"Nothing is written down of {decision}."));
    }

    private void Send(Seen seen, Flow flow, Template template, int attempt)
    {
        var handed = new Handed(Now, flow, flow.Steps[seen.Journey.Step], seen, _random.Next(100) < Moody ? (Fate)_random.Next(1, 8) : Fate.Sent);
        Handed.Add(handed);
        _fates[handed.Message] = handed.Fate;
        Shopper = Steps.Claimed(seen, flow, new(handed.Message, attempt, Now, Now.AddMinutes(2), template.Key) { Checks = seen.Checks });
        var claimed = seen with { Shopper = Shopper, Journey = Shopper.Journey(seen.Journey.Id)! };
        switch (handed.Fate)
        {
            case Fate.Sent:
                Answered(claimed, flow, new Answer.Sent());
                break;
            case Fate.Refused:
                Answered(claimed, flow, new Answer.Refused());
                break;
            case Fate.Later:
                Answered(claimed, flow, new Answer.Later(Now.AddMinutes(_random.Next(1, 300))));
                break;
            case Fate.DiedAfterTheCall or Fate.DiedBeforeTheCall:
                WakeAt(seen.Journey.Id, Now + SettleAfter);
                break;
            default:
                Answered(claimed, flow, new Answer.Unknown(Now + SettleAfter));
                WakeAt(seen.Journey.Id, Now + SettleAfter);
                break;
        }
    }

    private void Answered(Seen seen, Flow flow, Answer answer)
    {
        var (known, entry) = Steps.Answered(seen, flow, answer);
        Commit(seen.Journey.Id, known, entry);
    }

    private void Commit(string journey, Shopper known, Entry entry)
    {
        Shopper = known;
        Entries.Add(entry);
        if (known.Journey(journey) is { Claim: null } open)
            WakeAt(journey, open.WakeAt);
    }
}
