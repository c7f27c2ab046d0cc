using Retention.Decisions;

namespace Retention.Cases;

/// <summary>When somebody of the shop answers, by the shop's own clock.</summary>
/// <param name="Weekdays">From Monday to Friday; <see cref="Hours.None"/> for not at all.</param>
/// <param name="Saturday">On Saturdays.</param>
/// <param name="Sunday">On Sundays.</param>
public sealed record OpenHours(Hours Weekdays, Hours Saturday, Hours Sunday)
{
    /// <summary>A shop that says nothing: weekdays from 9 to 17 o'clock.</summary>
    public static readonly OpenHours Usual = new(new(9, 17), Hours.None, Hours.None);

    private const int MostDays = 14;
    private const int HoursToRead = 2;

    /// <summary>
    /// By when a shopper is promised an answer: the first moment within these hours that is not before the answer is due; where the shop is closed then, two hours
    /// after it opens next. So the promise is never earlier than what the shop asks of itself. A full hour; without any hours, the due one (UTC).
    /// </summary>
    /// <param name="due">When the answer is due (UTC).</param>
    /// <param name="zone">The shop's time zone.</param>
    public DateTimeOffset Promise(DateTimeOffset due, TimeZoneInfo zone)
    {
        var local = FullHour(TimeZoneInfo.ConvertTime(due, zone).DateTime);
        for (var day = 0; day < MostDays; day++)
        {
            var date = local.Date.AddDays(day);
            if (On(date.DayOfWeek) is not { } hours || hours == Hours.None)
                continue;
            var (opens, closes) = (date.AddHours(hours.From), date.AddHours(hours.To));
            if (local <= closes)
                return Moment(local >= opens ? local : opens.AddHours(Math.Min(HoursToRead, hours.To - hours.From)), zone);
        }

        return Moment(local, zone);
    }

    private Hours On(DayOfWeek day) => day switch { DayOfWeek.Saturday => Saturday, DayOfWeek.Sunday => Sunday, _ => Weekdays };

    private static DateTime FullHour(DateTime at) => at.TimeOfDay.Ticks % TimeSpan.TicksPerHour == 0 ? at : at.Date.AddHours(at.Hour + 1);

    // In the hour that spring takes away nobody is there: the next one.
    private static DateTimeOffset Moment(DateTime local, TimeZoneInfo zone)
    {
        var at = DateTime.SpecifyKind(zone.IsInvalidTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) ? local.AddHours(1) : local, DateTimeKind.Unspecified);
        return new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime();
    }
}
