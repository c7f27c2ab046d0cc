using System.Collections.Immutable;
using Retention.Flows;

namespace Retention.Shoppers;

// What was said to the shopper and by whom, and what holds it back.
public sealed partial record Shopper
{
    /// <summary>How long a message is remembered for the caps; the longest cap is as long (facts/peers.md 4).</summary>
    public static readonly TimeSpan RememberedSaid = TimeSpan.FromDays(14);

    /// <summary>How often the state was committed: the order in which things became known.</summary>
    public long Turn { get; init; }

    /// <summary>Who the shopper is by the customer's record; null while none was told.</summary>
    public Profile? Profile { get; init; }

    /// <summary>In which language the shopper last ordered or left a cart; null while none was told.</summary>
    public SpokenLocale? Locale { get; init; }

    /// <summary>The messages of the last <see cref="RememberedSaid"/>, the oldest first.</summary>
    public ImmutableArray<Said> Messages { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>For each flow whether its messages are held back, since the shopper first could have got one.</summary>
    public ImmutableArray<Arm> Arms { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How long the shopper wants to hear nothing but letters about orders; null while that was never said.</summary>
    public Pause? Pause { get; init; }

    /// <summary>When the shopper last asked a person of the shop something that is about no order; null while that never happened.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Up to when a person of the shop closed what was asked like that.</summary>
    public DateTimeOffset? AskedClosedAt { get; init; }

    /// <summary>The arm in this family of flows; null before the shopper first could have heard of it.</summary>
    public Arm? Arm(string family) => Arms.FirstOrDefault(arm => string.Equals(arm.Flow, family, StringComparison.Ordinal));

    /// <summary>Whether a person of the shop is dealing with a complaint.</summary>
    public bool HasOpenCase => (AskedAt is { } asked && !(AskedClosedAt >= asked)) || Orders.Any(order => order.HasOpenCase);

    /// <summary>Whether a low score was given within this time, its case closed or not.</summary>
    public bool HasScoredLow(DateTimeOffset now, TimeSpan within) => Orders.Any(order => order.Score <= KnownOrder.Detractor && order.ScoredAt > now - within);

    /// <summary>Whether exactly this message was said before.</summary>
    public bool HasSaid(string journey, string step, Channel channel) =>
        Messages.Any(said => said.Channel == channel && string.Equals(said.Journey, journey, StringComparison.Ordinal) && string.Equals(said.Step, step, StringComparison.Ordinal));

    /// <summary>This shopper with the arm fixed; the earlier of two wins, of two of the same moment the one held out.</summary>
    public Shopper With(Arm arm) => Arm(arm.Flow) is { } known && (known.At, !known.IsHeldOut).CompareTo((arm.At, !arm.IsHeldOut)) <= 0 ? this : this with { Arms = Arms.RemoveAll(other => other.Flow == arm.Flow).Add(arm) };

    /// <summary>This shopper with the step of the journey remembered as said now.</summary>
    public Shopper Hearing(Journey journey, Flow flow, DateTimeOffset now)
    {
        var step = flow.Steps[journey.Step];
        return this with
        {
            Heard = [.. Heard.Where(last => !string.Equals(last.Flow, journey.Flow, StringComparison.Ordinal)), new(journey.Flow, journey.Id, now)],
            Messages = [.. Messages.Where(said => said.At > now - RememberedSaid && !IsOf(said, journey, step)), new(now, step.Channel, flow.Purpose, journey.Id, step.Key)],
        };
    }

    /// <summary>This shopper with the step of the journey not said after all: its message was certainly not taken.</summary>
    public Shopper NotHearing(Journey journey, Flow flow)
    {
        var messages = Messages.RemoveAll(said => IsOf(said, journey, flow.Steps[journey.Step]));
        var hasSpoken = messages.Any(said => string.Equals(said.Journey, journey.Id, StringComparison.Ordinal)); // In an earlier step.
        return this with
        {
            Messages = messages,
            Heard = hasSpoken ? Heard : Heard.RemoveAll(last => string.Equals(last.Flow, journey.Flow, StringComparison.Ordinal) && string.Equals(last.Journey, journey.Id, StringComparison.Ordinal)),
        };
    }

    private static bool IsOf(Said said, Journey journey, Step step) => string.Equals(said.Journey, journey.Id, StringComparison.Ordinal) && string.Equals(said.Step, step.Key, StringComparison.Ordinal);
}
