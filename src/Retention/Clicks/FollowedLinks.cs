using System.Collections.Immutable;

namespace Retention.Clicks;

/// <summary>
/// Which links of a letter were followed when. Bounded: of many the first and the last are kept, so that a scanner that opens everything a hundred
/// times leaves room for the person who comes after it.
/// </summary>
public sealed record FollowedLinks
{
    /// <summary>How many are kept.</summary>
    public const int Most = 24;

    private const int First = 12;

    // The same link by the same kind of follower within so short a time says nothing new.
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(10);

    /// <summary>What was followed, the earliest first.</summary>
    public ImmutableArray<Followed> All { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The day on which the letter was written (UTC).</summary>
    public required DateOnly WrittenOn { get; init; }

    /// <summary>When the click was that was counted (UTC); null while none was.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>These and one more; the same where that says nothing new.</summary>
    public FollowedLinks With(Followed more)
    {
        if (All.Any(known => known.Link == more.Link && known.By == more.By && (known.At - more.At).Duration() < Same))
            return this;
        var all = All.Add(more).Sort(static (one, other) => one.At.CompareTo(other.At));
        return this with { All = all.Length <= Most ? all : all.RemoveAt(First) };
    }
}
