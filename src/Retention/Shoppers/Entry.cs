using Retention.Decisions;

namespace Retention.Shoppers;

/// <summary>What became of a step, for the journal. The names are stored: only ever add.</summary>
public enum Outcome
{
    /// <summary>A journey was started; its first step waits.</summary>
    Started,

    /// <summary>Handed to the provider, which took it.</summary>
    Sent,

    /// <summary>Put off.</summary>
    Deferred,

    /// <summary>Not sent, for a reason.</summary>
    NotSent,

    /// <summary>Handed to the provider, whose answer is not known yet.</summary>
    Unknown,

    /// <summary>It reached the mailbox or the telephone, as the provider reports.</summary>
    Delivered,

    /// <summary>It came back: the address does not exist, or takes nothing.</summary>
    Bounced,

    /// <summary>It came back: this one message was not taken.</summary>
    Blocked,

    /// <summary>The provider took it, and did not try to deliver it.</summary>
    Discarded,

    /// <summary>Its reader called it a nuisance.</summary>
    Complained,

    /// <summary>Its reader unsubscribed by the provider's own means.</summary>
    Unsubscribed,

    /// <summary>A person followed a link of the message; <see cref="Entry.At"/> is when. It is no decision: whoever counts those leaves it out.</summary>
    Clicked,
}

/// <summary>One line of the decision log. It holds no address and no name.</summary>
/// <param name="At">When it was decided (UTC).</param>
/// <param name="Flow">The flow's key.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Step">The step, from 0.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Entry(DateTimeOffset At, string Flow, string Subject, int Step, Outcome Outcome)
{
    /// <summary>The subject as the shop and the shopper call it, for example an order's number.</summary>
    public string? About { get; init; }

    /// <summary>The key of the reason; null when it was sent or started.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when it is put off, or when the first step is due (UTC).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The wording that was chosen.</summary>
    public string? Template { get; init; }

    /// <summary>The version of the shop's own words; null for the default ones.</summary>
    public int? WordsVersion { get; init; }

    /// <summary>The message's id.</summary>
    public string? Message { get; init; }

    /// <summary>Which attempt it is.</summary>
    public int? Attempt { get; init; }

    /// <summary>Which commit of the shopper's state it belongs to, counted up from 1: the order in which a replay takes them.</summary>
    public long? Turn { get; init; }

    /// <summary>When the message was decided and claimed, where that was before <see cref="At"/> (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The commit with which it was claimed.</summary>
    public long? DecidedTurn { get; init; }

    /// <summary>The version of the shop's settings that it was decided by.</summary>
    public int? Settings { get; init; }

    /// <summary>What was asked just before sending, and what came back; null when nothing was.</summary>
    public Checks? Checks { get; init; }

    /// <summary>The version of the flow.</summary>
    public int? FlowVersion { get; init; }
}
