namespace Retention.Reviews;

/// <summary>What the shop answers to a review, for everybody to read. There is one at most. All times are UTC.</summary>
/// <param name="Text">The shop's words.</param>
/// <param name="By">Who wrote them last, by the id that the platform gives its staff. It is never shown to shoppers.</param>
/// <param name="At">When it was first written.</param>
public sealed record ReviewReply(string Text, string By, DateTimeOffset At)
{
    /// <summary>How long it may be.</summary>
    public const int MostText = 2_000;

    /// <summary>When it was changed last; null when it never was.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The reply in the place of another.</summary>
    /// <param name="before">What stood there; null for nothing.</param>
    /// <param name="text">The shop's words.</param>
    /// <param name="by">Who wrote them.</param>
    /// <param name="now">The moment (UTC).</param>
    public static ReviewReply InPlaceOf(ReviewReply? before, string text, string by, DateTimeOffset now) =>
        new(text, by, before?.At ?? now) { ChangedAt = before is null ? null : now };
}
