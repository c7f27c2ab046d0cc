using System.Globalization;

namespace Retention.Shops;

/// <summary>Lengths of time as a merchant writes and reads them: <c>30m</c>, <c>2h</c>, <c>14d</c>, <c>6w</c>.</summary>
public static class TimeText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>Reads a length of time; null when it is none: a number without its unit could be anything.</summary>
    public static TimeSpan? Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length < 2 || Unit(trimmed[^1]) is not { } unit)
            return null;
        if (!decimal.TryParse(trimmed[..^1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count))
            return null;
        return count <= Longest.Ticks / unit.Ticks ? TimeSpan.FromTicks((long)(count * unit.Ticks)) : null;
    }

    /// <summary>The shortest text that <see cref="Read"/> reads as this.</summary>
    public static string Write(TimeSpan time) =>
        time > TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerDay == 0 ? $"{Whole(time.TotalDays)}d"
        : time.Ticks % TimeSpan.TicksPerHour == 0 ? $"{Whole(time.TotalHours)}h"
        : $"{time.TotalMinutes.ToString("0.####", CultureInfo.InvariantCulture)}m";

    /// <summary>The time in words, for example <c>25 hours</c>, <c>3 days</c>, <c>1 hour 30 minutes</c>.</summary>
    public static string Say(TimeSpan time)
    {
        if (time < TimeSpan.FromMinutes(1))
            return "no time";
        var isShort = time < TimeSpan.FromDays(2) && time.Ticks % TimeSpan.TicksPerDay != 0;
        string?[] parts =
        [
            isShort ? null : Count(time.Days, "day"),
            Count(isShort ? (int)time.TotalHours : time.Hours, "hour"),
            Count(time.Minutes, "minute"),
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };

    private static string? Count(int count, string unit) => count == 0 ? null : $"{count.ToString(CultureInfo.InvariantCulture)} {unit}{(count == 1 ? "" : "s")}";

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
