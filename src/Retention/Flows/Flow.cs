using System.Collections.Immutable;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.Flows;

/// <summary>A flow, described: what starts it, what ends it, and what is said when.</summary>
/// <param name="Key">The stored name; never changed.</param>
/// <param name="Version">Counts up when the description changes; a journey keeps the version that it entered.</param>
public sealed record Flow(string Key, int Version)
{
    /// <summary>What it does, as a merchant says it.</summary>
    public required string Title { get; init; }

    /// <summary>What its letters are for.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>What starts it. A journey is started once for each subject.</summary>
    public required Trigger Starts { get; init; }

    /// <summary>What ends it.</summary>
    public ImmutableArray<StopRule> Stops { get; init; } = [];

    /// <summary>What keeps it silent, in this order; looked at when it starts and again at every step.</summary>
    public ImmutableArray<SilenceRule> Unless { get; init; } = [];

    /// <summary>A shopper hears from this flow at most once in this time; null for no such cap.</summary>
    public TimeSpan? AtMostOncePer { get; init; }

    /// <summary>What is said, in order.</summary>
    public required ImmutableArray<Step> Steps { get; init; }
}

/// <summary>A change that concerns a flow, and the subject that it concerns.</summary>
/// <param name="Subject">Gives the subject's key, or null when the change is none of the flow's business.</param>
public sealed record Trigger(Func<Change, string?> Subject)
{
    /// <summary>This trigger as the end of a journey, with its reason.</summary>
    public StopRule Because(Reason reason) => new(this, reason);
}

/// <summary>What ends a journey, and why.</summary>
/// <param name="On">The change.</param>
/// <param name="Reason">The reason that is recorded.</param>
public sealed record StopRule(Trigger On, Reason Reason);

/// <summary>What keeps a flow silent, and why.</summary>
/// <param name="Reason">The reason that is recorded.</param>
/// <param name="Holds">Whether it holds for what is seen.</param>
public sealed record SilenceRule(Reason Reason, Func<Seen, bool> Holds);

/// <summary>One thing that a flow says.</summary>
/// <param name="Wait">How long after the step before it, or after the start.</param>
/// <param name="Words">Chooses the words by what is seen.</param>
/// <param name="Deadline">How late it may be; later it is not sent.</param>
public sealed record Step(TimeSpan Wait, Func<Seen, Template> Words, TimeSpan Deadline)
{
    /// <summary>This step with a deadline.</summary>
    public Step Within(TimeSpan lateness) => this with { Deadline = lateness };
}

/// <summary>The words of a letter. <c>{first name}</c>, <c>{shop}</c> and <c>{order}</c> are filled in; nothing else is.</summary>
/// <param name="Key">The stored name of this wording within its flow.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Preview">What the inbox shows after the subject.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Paragraphs">The text.</param>
/// <param name="Reply">Invites an answer; said only where the shop has an address that answers reach.</param>
public sealed record Template(string Key, string Subject, string Preview, string Heading, ImmutableArray<string> Paragraphs, string Reply);
