using System.Collections.Immutable;

namespace Retention.Decisions;

/// <summary>A message goes only by day, in the shopper's own time zone; where that is not known, when it is day in all zones that it may be.</summary>
public static class QuietHours
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15); // Some zones lie a quarter of an hour apart.
    private const int MostGrains = 9 * 24 * 4; // A week and a weekend.

    /// <summary>Why it may not go now; null when it may.</summary>
    public static Decision? Object(Candidate one)
    {
        var window = one.Step.Window ?? (one.Step.Channel == Channel.Email ? one.Seen.Shop.Settings.EmailWindow : one.Seen.Shop.Settings.TextWindow);
        var zones = Zones.Of(one.Seen.Country, one.Seen.Region, one.Seen.Shop);
        return IsDay(window, zones, one.Seen.Now) ? null : one.Later(NextDay(window, zones, one.Seen.Now), Reason.QuietHours);
    }

    /// <summary>Whether it is day in all of these zones.</summary>
    public static bool IsDay(SendWindow window, ImmutableArray<TimeZoneInfo> zones, DateTimeOffset now)
    {
        foreach (var zone in zones)
        {
            var local = TimeZoneInfo.ConvertTime(now, zone);
            var hours = window.On(local.DayOfWeek);
            if (local.Hour < hours.From || local.Hour >= hours.To)
                return false;
        }

        return true;
    }

    /// <summary>The next quarter of an hour in which it is day in all of these zones (UTC); null when there is none within nine days.</summary>
    public static DateTimeOffset? NextDay(SendWindow window, ImmutableArray<TimeZoneInfo> zones, DateTimeOffset now)
    {
        var then = new DateTimeOffset((now.UtcTicks / Grain.Ticks + 1) * Grain.Ticks, TimeSpan.Zero);
        for (var grain = 0; grain < MostGrains; grain++, then += Grain)
        {
            if (IsDay(window, zones, then))
                return then;
        }

        return null;
    }
}
