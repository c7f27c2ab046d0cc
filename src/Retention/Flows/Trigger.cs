using Retention.Decisions;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Flows;

/// <summary>A moment at which a flow starts.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="At">From when its waits are counted (UTC); it may lie ahead.</param>
public sealed record Occasion(string Subject, DateTimeOffset At)
{
    /// <summary>The shopper's own measure of time, for steps that wait a part of it; null when the flow has none.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>When the next step is due, whatever its wait; null when its wait says.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>A change that concerns a flow, and the subject that it concerns.</summary>
/// <param name="Subject">Gives the subject's key, or null when the change is none of the flow's business.</param>
public sealed record Trigger(Func<Change, string?> Subject)
{
    /// <summary>The one kind of change that it can be about; null when it may be any.</summary>
    public Type? Kind { get; init; }

    /// <summary>Looks closer at the occasion, with what is known; gives null when there is none after all.</summary>
    public Func<Occasion, Shopper, Shop, Occasion?>? Looks { get; init; }

    /// <summary>Whether it only moves a journey that is under way, and starts none.</summary>
    public bool OnlyMoves { get; init; }

    /// <summary>The occasion that a change is; null when it is none.</summary>
    public Occasion? Of(Change change, Shopper shopper, Shop shop) =>
        Subject(change) is not { } subject ? null
        : Looks is null ? new(subject, change.At)
        : Looks(new(subject, change.At), shopper, shop);

    /// <summary>This trigger as the end of a journey about the same subject, with its reason.</summary>
    public StopRule Because(Reason reason) => new((change, journey) => string.Equals(Subject(change), journey.About, StringComparison.Ordinal), reason);

    /// <summary>This trigger with a closer look.</summary>
    public Trigger Looking(Func<Occasion, Shopper, Shop, Occasion?> closer) => this with { Looks = closer };

    /// <summary>This trigger as one that puts a journey off so long that its next step is due then, and starts none.</summary>
    public Trigger Postponing(TimeSpan by) => this with { OnlyMoves = true, Looks = (occasion, _, _) => occasion with { DueAt = occasion.At + by } };
}

/// <summary>What ends a journey, and why.</summary>
/// <param name="Ends">Whether the change ends the journey.</param>
/// <param name="Reason">The reason that is recorded.</param>
public sealed record StopRule(Func<Change, Journey, bool> Ends, Reason Reason);

/// <summary>What keeps a flow or a step silent, and why.</summary>
/// <param name="Reason">The reason that is recorded.</param>
/// <param name="Holds">Whether it holds for what is seen.</param>
public sealed record SilenceRule(Reason Reason, Func<Seen, bool> Holds);
