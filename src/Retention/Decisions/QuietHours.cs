using System.Collections.Immutable;
using Retention.Law;

namespace Retention.Decisions;

/// <summary>
/// A message goes only by day, in the shopper's own time zone; where that is not known, when it is day in all zones that it may be. A text goes
/// only in the hours that the law of the place allows, however wide the shop's own are.
/// </summary>
public static class QuietHours
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15); // Some zones lie a quarter of an hour apart.
    private const int MostGrains = 9 * 24 * 4; // A week and a weekend.

    /// <summary>Why it may not go now; null when it may.</summary>
    public static Decision? Object(Candidate one)
    {
        var settings = one.Seen.Shop.Settings;
        var zones = Zones.Of(one.Seen.Country, one.Seen.Region, one.Seen.Shop);
        if (one.Step.Channel == Channel.Email)
            return Object(one, one.Step.Window ?? settings.EmailWindow, zones, isHoliday: null);
        var law = TextLaw.For(one.Seen.Country, one.Seen.Region, one.Seen.Shop.Country);
        return Object(one, law.Window.Within(one.Step.Window ?? settings.TextWindow), zones, law.IsHoliday);
    }

    /// <summary>Whether it is day in all of these zones.</summary>
    /// <param name="window">The hours.</param>
    /// <param name="zones">The zones.</param>
    /// <param name="now">The moment.</param>
    /// <param name="isHoliday">Tells the days that have no such hours; null for none.</param>
    public static bool IsDay(SendWindow window, ImmutableArray<TimeZoneInfo> zones, DateTimeOffset now, Func<DateOnly, bool>? isHoliday = null)
    {
        foreach (var zone in zones)
        {
            var local = TimeZoneInfo.ConvertTime(now, zone);
            var hours = window.On(local.DayOfWeek);
            if (local.Hour < hours.From || local.Hour >= hours.To || isHoliday?.Invoke(DateOnly.FromDateTime(local.DateTime)) is true)
                return false;
        }

        return true;
    }

    /// <summary>The next quarter of an hour in which it is day in all of these zones (UTC); null when there is none within nine days.</summary>
    /// <param name="window">The hours.</param>
    /// <param name="zones">The zones.</param>
    /// <param name="now">The moment.</param>
    /// <param name="isHoliday">Tells the days that have no such hours; null for none.</param>
    public static DateTimeOffset? NextDay(SendWindow window, ImmutableArray<TimeZoneInfo> zones, DateTimeOffset now, Func<DateOnly, bool>? isHoliday = null)
    {
        var then = new DateTimeOffset((now.UtcTicks / Grain.Ticks + 1) * Grain.Ticks, TimeSpan.Zero);
        for (var grain = 0; grain < MostGrains; grain++, then += Grain)
        {
            if (IsDay(window, zones, then, isHoliday))
                return then;
        }

        return null;
    }

    private static Decision? Object(Candidate one, SendWindow window, ImmutableArray<TimeZoneInfo> zones, Func<DateOnly, bool>? isHoliday) =>
        IsDay(window, zones, one.Seen.Now, isHoliday) ? null : one.Later(NextDay(window, zones, one.Seen.Now, isHoliday), Reason.QuietHours);
}
