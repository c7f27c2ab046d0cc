using System.Collections.Frozen;

namespace Retention.Clicks;

/// <summary>
/// When a person followed a letter's link: judged from all that was followed, some time after. Scanners of mail open every link within seconds, some of them with
/// the name of a browser; what may be theirs does not count. So rather a click too few than one too many.
/// </summary>
public static class Click
{
    /// <summary>Whoever opens two different links of a letter within this time is no reader, and neither is whoever meets a scanner at work.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromSeconds(15);

    /// <summary>Nobody reads a letter so soon after it was handed to the provider.</summary>
    public static readonly TimeSpan TooSoon = TimeSpan.FromSeconds(20);

    /// <summary>How long after it a visit can be judged: a burst shows by what follows.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    // What a letter invites to do. Who stops letters or asks why one came has opened it too, but that is no success to count.
    private static readonly FrozenSet<string> Counts = FrozenSet.Create(StringComparer.Ordinal, Followed.Button, "review", "answer", "saved");

    /// <summary>The first visit that is a person's, as far as can be told; null when there is none, or none that can be judged yet.</summary>
    /// <param name="links">What was followed.</param>
    /// <param name="sentAt">When the letter was handed over (UTC); null when that is not known.</param>
    /// <param name="now">The moment of judging (UTC).</param>
    public static DateTimeOffset? Of(FollowedLinks links, DateTimeOffset? sentAt, DateTimeOffset now)
    {
        foreach (var visit in links.All)
        {
            if (Counts.Contains(visit.Link) && visit.By == Follower.Browser && visit.At <= now - Settled && !(visit.At < sentAt + TooSoon) && !links.All.Any(other => IsNoReader(visit, other)))
                return visit.At;
        }

        return null;
    }

    // Another link, a program, or the hidden link, at about the same time.
    private static bool IsNoReader(Followed visit, Followed other) => (visit.Link != other.Link || other.By != Follower.Browser) && (visit.At - other.At).Duration() < Burst;
}
