namespace Retention.Reviews;

/// <summary>That something was decided of a review: its audit.</summary>
/// <param name="State">Where it stands since then.</param>
/// <param name="Reason">The key of the reason; null for one that was published.</param>
/// <param name="By">Who decided, by the id that the platform gives its staff; null for the rules.</param>
/// <param name="At">When (UTC).</param>
public sealed record ReviewDecision(ReviewState State, string? Reason, string? By, DateTimeOffset At);
