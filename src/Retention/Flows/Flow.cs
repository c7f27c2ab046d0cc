using System.Collections.Concurrent;
using System.Collections.Immutable;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Templates;

namespace Retention.Flows;

/// <summary>A flow, described: what starts it, what ends it, and what is said when.</summary>
/// <param name="Key">The stored name; never changed. What stands before a slash is the <see cref="Family"/>.</param>
/// <param name="Version">Counts up when the description changes; a journey keeps the version that it entered.</param>
public sealed record Flow(string Key, int Version)
{
    /// <summary>What it does, as a merchant says it.</summary>
    public required string Title { get; init; }

    /// <summary>What it says and when, in a sentence or two, for whoever thinks of turning it on; empty for a flow behind another's switch.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Why a shopper gets it, as the message says it. A template, as its <see cref="Template"/>s are.</summary>
    public required string Why { get; init; }

    /// <summary>What kind of thing it is about: its words may name the values of that.</summary>
    public SubjectKind About { get; init; } = SubjectKind.Order;

    /// <summary>What its messages are for.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>Who goes first when a shopper may hear only one: the higher number (facts/peers.md O6: cart, review, NPS, win-back).</summary>
    public required int Priority { get; init; }

    /// <summary>What starts it. A journey is started once for each subject; the same again moves one that has not spoken yet, if it <see cref="Moves"/>.</summary>
    public required ImmutableArray<Trigger> Starts { get; init; }

    /// <summary>What ends it.</summary>
    public ImmutableArray<StopRule> Stops { get; init; } = [];

    /// <summary>What the merchant wants of it: how it is measured.</summary>
    public required Trigger Goal { get; init; }

    /// <summary>What keeps it silent; looked at when it starts and again at every step, in the order of the guards.</summary>
    public ImmutableArray<SilenceRule> Unless { get; init; } = [];

    /// <summary>Whether another occasion of the same subject puts its next step off: the shopper came back to the cart, the parcel arrived later.</summary>
    public bool Moves { get; init; }

    /// <summary>What happened longer ago than this when we heard of it starts nothing; null where the deadline of the first step says enough.</summary>
    public TimeSpan? TooOldAfter { get; init; }

    /// <summary>A shopper enters it at most once in this time; null for no such limit.</summary>
    public TimeSpan? AtMostOncePer { get; init; }

    /// <summary>The family that it must not speak in the same days as, and how far apart; null when it may.</summary>
    public Apart? KeepsApart { get; init; }

    /// <summary>Whether a share of the shoppers hears nothing of it, so that its worth is measured. Never of what a shopper asked for, or a letter of a case.</summary>
    public bool HoldsOut { get; init; } = true;

    /// <summary>Whether it speaks of a complaint itself: then an open case does not silence it.</summary>
    public bool IsOfCase { get; init; }

    /// <summary>Whether its time is worked out from the shopper's own habit, which a shopper may object to (<see cref="Shoppers.Shopper.ObjectsToProfiling"/>).</summary>
    public bool GoesByHabit { get; init; }

    /// <summary>Where the button of its letters leads.</summary>
    public Destination LeadsTo { get; init; }

    /// <summary>What it can't say anything without and the shop has not set yet, with what to do, in a sentence for the merchant; null when nothing is missing.</summary>
    public Func<Shop, string?> Needs { get; init; } = _ => null;

    /// <summary>Which values these words of it may name.</summary>
    public TemplateScope Scope(Template words) => new(About, Steps.FirstOrDefault(step => step.Wordings.Any(known => known.Key == words.Key))?.Channel ?? Channel.Email);

    /// <summary>What is said, in order.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The waits and deadlines of the steps, where a shop sets none.</summary>
    internal ImmutableArray<StepTiming> UsualTimings
    {
        get
        {
            var timings = ImmutableArray.CreateBuilder<StepTiming>(Steps.Length);
            foreach (var step in Steps)
                timings.Add(new(step.Wait, step.Deadline));
            return timings.MoveToImmutable();
        }
    }

    /// <summary>The flow that a merchant turns on or off: several flows may stand behind one switch.</summary>
    public string Family => FamilyOf(Key);

    /// <summary>The switch behind which a flow with this key stands.</summary>
    public static string FamilyOf(string key) => Families.GetOrAdd(key, static key => key.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end ? key[..end] : key);

    private static readonly ConcurrentDictionary<string, string> Families = new(StringComparer.Ordinal);
}

/// <summary>Keeps two families of flows from speaking to a shopper in the same days.</summary>
/// <param name="Family">The other family.</param>
/// <param name="By">How far apart.</param>
public sealed record Apart(string Family, TimeSpan By);
