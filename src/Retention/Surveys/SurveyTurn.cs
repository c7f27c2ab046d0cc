namespace Retention.Surveys;

/// <summary>Where a survey stands in the line, on a day on which the shop asks only so many. Recorded with the decision.</summary>
/// <param name="IsChosen">Whether it is among those of today.</param>
/// <param name="NextAt">When the next ones are chosen (UTC).</param>
public sealed record SurveyTurn(bool IsChosen, DateTimeOffset NextAt)
{
    /// <summary>The hour of the shop's day at which those of the day are chosen.</summary>
    public const int Hour = 10;

    /// <summary>How long before it the line is closed: whoever comes later stands in tomorrow's.</summary>
    public static readonly TimeSpan ClosesBefore = TimeSpan.FromMinutes(5);

    /// <summary>The last choice at or before a moment, in the shop's time zone.</summary>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="zone">The shop's time zone.</param>
    public static DateTimeOffset LastChoice(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var choice = At(today, zone);
        return choice <= now ? choice : At(today.AddDays(-1), zone);
    }

    /// <summary>The first choice for which the line is still open.</summary>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="zone">The shop's time zone.</param>
    public static DateTimeOffset NextChoice(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        for (var day = today; ; day = day.AddDays(1))
        {
            if (At(day, zone) is var choice && choice - ClosesBefore > now)
                return choice;
        }
    }

    // Ten in the morning is never left out or passed twice by a change of the clocks.
    private static DateTimeOffset At(DateTime day, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(day.AddHours(Hour), DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
