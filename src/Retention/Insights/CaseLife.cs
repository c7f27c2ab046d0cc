namespace Retention.Insights;

/// <summary>What became of one shopper who complained or asked. All times are UTC.</summary>
/// <param name="BegunAt">When the case began.</param>
/// <param name="ContactedAt">When a person of the shop first wrote; null for never.</param>
/// <param name="OrderedAt">When the shopper first ordered again a day or more after it began; null for never.</param>
public sealed record CaseLife(DateTimeOffset BegunAt, DateTimeOffset? ContactedAt, DateTimeOffset? OrderedAt)
{
    /// <summary>What counts as written to in time.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromHours(24);

    /// <summary>For how long an order counts.</summary>
    public static readonly TimeSpan Followed = TimeSpan.FromDays(90);

    /// <summary>Whether chance put the case to the front of the list; null where nobody drew.</summary>
    public bool? IsDrawnFirst { get; init; }

    /// <summary>Whether a person wrote within a day.</summary>
    public bool IsContacted => ContactedAt <= BegunAt + InTime;

    /// <summary>Whether the shopper ordered again. What was ordered within the first day counts for neither side: only then it is known on which side a shopper is.</summary>
    public bool HasOrderedAgain => OrderedAt >= BegunAt + InTime && OrderedAt <= BegunAt + Followed;

    /// <summary>Whether all its time is over, so that it can be counted.</summary>
    public bool IsRipe(DateTimeOffset now) => BegunAt + Followed <= now;
}
