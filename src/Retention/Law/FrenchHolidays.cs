namespace Retention.Law;

/// <summary>The public holidays of France (Code du travail L. 3133-1), without those of Alsace-Moselle and overseas.</summary>
public static class FrenchHolidays
{
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    // Easter Monday, Ascension and Whit Monday, in days after Easter Sunday.
    private static readonly int[] AfterEaster = [1, 39, 50];

    /// <summary>Whether the day is one.</summary>
    public static bool Has(DateOnly day) => Array.IndexOf(Fixed, (day.Month, day.Day)) >= 0 || Array.IndexOf(AfterEaster, day.DayNumber - Easter(day.Year).DayNumber) >= 0;

    /// <summary>Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (golden, century, inCentury) = (year % 19, year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var toSunday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        var late = (golden + 11 * epact + 22 * toSunday) / 451;
        var days = epact + toSunday - 7 * late + 114;
        return new(year, days / 31, days % 31 + 1);
    }
}
