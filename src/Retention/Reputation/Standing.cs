namespace Retention.Reputation;

/// <summary>How a shop stands with the mailboxes, by its sending domain, and why. It is a part of the shop: a decision names the version of the shop that it was made by.</summary>
/// <param name="Level">What is done.</param>
/// <param name="Kind">Because of what; of no meaning where the level is good.</param>
/// <param name="Since">Since when it has been at this level (UTC).</param>
/// <param name="Incidents">How many letters ended so when it came to this level.</param>
/// <param name="Letters">Of how many.</param>
/// <param name="Days">In the last so many days.</param>
public sealed record Standing(StandingLevel Level, IncidentKind Kind, DateTimeOffset Since, int Incidents, int Letters, int Days)
{
    /// <summary>For how long what waits waits at least, and after which the merchant may let it go on.</summary>
    public static readonly TimeSpan LeastHold = TimeSpan.FromDays(1);

    /// <summary>The sending domain; empty for the shared one.</summary>
    public string Domain { get; init; } = "";

    /// <summary>From when on incidents and letters count (UTC): when the merchant last let things go on; null for all.</summary>
    public DateTimeOffset? CountsFrom { get; init; }

    /// <summary>Whether anything waits because of it.</summary>
    public bool IsHold => Level >= StandingLevel.MarketingWaits;

    /// <summary>Whether messages for this purpose wait.</summary>
    public bool Holds(Purpose purpose) => Level switch
    {
        StandingLevel.OnlyService => purpose != Purpose.Service,
        StandingLevel.MarketingWaits => purpose == Purpose.Marketing,
        _ => false,
    };

    /// <summary>Whether the merchant, who has looked, may let it go on.</summary>
    public bool MayBeLifted(DateTimeOffset now) => IsHold && now >= Since + LeastHold;

    /// <summary>After the merchant's word: what came before no longer counts.</summary>
    public Standing Lifted(DateTimeOffset now) => Good(now) with { Domain = Domain, CountsFrom = now };

    /// <summary>
    /// Judges. It gets worse at once; what waits goes on after a day at least, and only where the rate has fallen under the warning, or where the
    /// windows hold too few letters to tell: so the door does not swing.
    /// </summary>
    /// <param name="windows">What was measured, the shorter window first.</param>
    /// <param name="before">How the domain stood before; null when it was not judged yet.</param>
    /// <param name="now">The moment (UTC).</param>
    public static Standing Judge(IReadOnlyList<Measured> windows, Standing? before, DateTimeOffset now)
    {
        var telling = Measured.Telling(windows);
        var found = (telling is null ? null : Limit.All.Where(limit => limit.IsReachedBy(telling.RateOf(limit.Kind))).Select(limit => Of(limit, telling, now)).FirstOrDefault()) ?? Good(now);
        if (before is null)
            return found;
        var isSame = found.Level == before.Level && (found.Kind == before.Kind || found.Level == StandingLevel.Good);
        return isSame || (before.IsHold && found.Level < before.Level && !IsOver(before, telling, now)) ? before : found with { Domain = before.Domain, CountsFrom = before.CountsFrom };
    }

    private static Standing Good(DateTimeOffset now) => new(StandingLevel.Good, default, now, 0, 0, 0);

    private static Standing Of(Limit limit, Measured window, DateTimeOffset now) => new(limit.Level, limit.Kind, now, window.RateOf(limit.Kind).Incidents, window.Letters, window.Days);

    private static bool IsOver(Standing hold, Measured? telling, DateTimeOffset now) =>
        now >= hold.Since + LeastHold && (telling is null || telling.RateOf(hold.Kind).Value < Limit.Warning(hold.Kind));
}
