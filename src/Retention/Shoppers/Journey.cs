using System.Collections.Immutable;
using Retention.Decisions;

namespace Retention.Shoppers;

/// <summary>One shopper's way through one flow about one subject, while it is under way. All times are UTC.</summary>
public sealed record Journey
{
    /// <summary>The flow's key.</summary>
    public required string Flow { get; init; }

    /// <summary>The version of the flow that was entered.</summary>
    public required int FlowVersion { get; init; }

    /// <summary>What it is about, for example an order's id.</summary>
    public required string Subject { get; init; }

    /// <summary>When what started it happened, by the storefront's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The step that comes next, from 0.</summary>
    public int Step { get; init; }

    /// <summary>When that step is due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>
    /// The waits and deadlines of the flow's steps as they stood when it was entered: whoever is under way keeps them when the merchant changes
    /// them. Empty in journeys that an earlier version of this program wrote: then the flow's own hold.
    /// </summary>
    public ImmutableArray<StepTiming> Timings { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Why it waits beyond <see cref="DueAt"/>, the key of a reason; null when it does not.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>How often a provider has asked us to wait with this step.</summary>
    public int Waits { get; init; }

    /// <summary>Until when it was put off; null when it was not.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When to look at it next.</summary>
    public DateTimeOffset WakeAt => NotBefore > DueAt ? NotBefore.Value : DueAt;

    /// <summary>The message of this step that was handed to a provider, until its outcome is recorded.</summary>
    public Claim? Claim { get; init; }

    /// <summary>The journey's name within its shopper: one for each flow and subject.</summary>
    public string Id => IdOf(Flow, Subject);

    /// <summary>The id of the order, cart or item that it is about: <see cref="Subject"/> without what tells two occasions of one thing apart.</summary>
    public string About => Subject.IndexOf('~', StringComparison.Ordinal) is >= 0 and var end ? Subject[..end] : Subject;

    /// <summary>Whether this is its name. Asked often, so nothing is put together for it.</summary>
    public bool IsCalled(string id) =>
        id.Length == Flow.Length + 1 + Subject.Length && id[Flow.Length] == '|' && id.StartsWith(Flow, StringComparison.Ordinal) && id.EndsWith(Subject, StringComparison.Ordinal);

    /// <summary>The name of the journey of this flow about this subject.</summary>
    public static string IdOf(string flow, string subject) => $"{flow}|{subject}";
}

/// <summary>How long a step waits after the start, and how late it may be.</summary>
/// <param name="Wait">How long after the start it is due.</param>
/// <param name="Deadline">How much later it may still go.</param>
public sealed record StepTiming(TimeSpan Wait, TimeSpan Deadline);

/// <summary>A message that was claimed before the provider was called: written first, so that it is never sent twice. All times are UTC.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
/// <param name="At">When it was claimed.</param>
/// <param name="LeaseUntil">Until when the claimer may be at work; afterwards the outcome is unknown.</param>
/// <param name="Template">The wording that was chosen.</param>
public sealed record Claim(string Message, int Attempt, DateTimeOffset At, DateTimeOffset LeaseUntil, string Template)
{
    /// <summary>Whether the provider was called and its answer is not known.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The commit of the shopper's state with which it was claimed; null in claims of an earlier version of this program.</summary>
    public long? Turn { get; init; }

    /// <summary>What was looked up before it was decided; null when nothing was.</summary>
    public Checks? Checks { get; init; }

    /// <summary>The version of the shop's own words; null for the default ones.</summary>
    public int? WordsVersion { get; init; }
}

/// <summary>A journey that is over, remembered so that it is not entered again.</summary>
/// <param name="Id">The journey's name.</param>
/// <param name="At">When it ended (UTC).</param>
public sealed record EndedJourney(string Id, DateTimeOffset At);

/// <summary>When a flow last spoke to the shopper.</summary>
/// <param name="Flow">The flow's key.</param>
/// <param name="Journey">In which journey.</param>
/// <param name="At">When (UTC).</param>
public sealed record LastHeard(string Flow, string Journey, DateTimeOffset At);
