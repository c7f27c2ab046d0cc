namespace Retention.Reviews;

/// <summary>That something was decided of a review, or done with it: its audit.</summary>
/// <param name="State">Where it stands since then.</param>
/// <param name="Reason">The key of the reason; null for one that was published.</param>
/// <param name="By">Who decided, by the id that the platform gives its staff; null for the rules and for the author.</param>
/// <param name="At">When (UTC).</param>
public sealed record ReviewDecision(ReviewState State, string? Reason, string? By, DateTimeOffset At)
{
    /// <summary>The shop answered.</summary>
    public const string Replied = "replied";

    /// <summary>The shop changed its answer.</summary>
    public const string ChangedReply = "reply-changed";

    /// <summary>The shop took its answer back.</summary>
    public const string RemovedReply = "reply-removed";

    /// <summary>What was done that left the review where it stood: one of the texts above, which are stored; null for a decision.</summary>
    public string? Act { get; init; }
}
