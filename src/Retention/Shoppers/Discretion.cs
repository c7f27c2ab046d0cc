namespace Retention.Shoppers;

/// <summary>Whether a shopper wants letters that name no items.</summary>
/// <param name="At">When it was said (UTC): of two the later one counts.</param>
/// <param name="IsWanted">Whether.</param>
public sealed record Discretion(DateTimeOffset At, bool IsWanted)
{
    /// <summary>The one that counts of two; of two of the same moment the wish.</summary>
    public static Discretion? Later(Discretion? one, Discretion? other) =>
        one is null ? other : other is null ? one : Joined.Rank(one.At.CompareTo(other.At), one.IsWanted.CompareTo(other.IsWanted)) >= 0 ? one : other;
}
