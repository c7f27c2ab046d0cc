namespace Retention.Shoppers;

/// <summary>How long a shopper wants to hear nothing but letters about orders.</summary>
/// <param name="At">When it was said (UTC): of two the later one counts.</param>
/// <param name="Until">Until when (UTC).</param>
public sealed record Pause(DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>For how long the page offers it.</summary>
    public static readonly TimeSpan Offered = TimeSpan.FromDays(30);

    /// <summary>The one that counts of two; of two of the same moment the longer one.</summary>
    public static Pause? Later(Pause? one, Pause? other) =>
        one is null ? other : other is null ? one : Joined.Rank(one.At.CompareTo(other.At), one.Until.CompareTo(other.Until)) >= 0 ? one : other;
}
