namespace Retention.App.Simulation;

/// <summary>
/// When a shop is busy: by the hour and the weekday of its own zone, and by the season. Shoppers live by a clock that runs with it, fast on a
/// Monday evening and slow at night; it counts days of average business, and each moment of it is one moment of the calendar. So a
/// probability that is simple on this clock stays exact while the calendar shows its rhythm.
/// </summary>
internal sealed class Rhythm
{
    // Shares of an average hour and of an average day.
    private static readonly double[] Hours = [0.45, 0.25, 0.12, 0.07, 0.06, 0.12, 0.3, 0.6, 0.9, 1.1, 1.25, 1.3, 1.35, 1.3, 1.25, 1.2, 1.2, 1.25, 1.4, 1.7, 2.0, 2.0, 1.55, 0.95];
    private static readonly double[] Weekdays = [1.12, 1.12, 1.04, 1.0, 0.98, 0.9, 0.84]; // From Sunday.

    private readonly TimeZoneInfo _zone;
    private readonly DateTimeOffset _since;
    private readonly double[] _passed; // Days of average business by each full hour.

    /// <summary>Lays out the hours from the opening to well after the end, so that what would have been bought after it is known too.</summary>
    public Rhythm(SimulationSettings settings)
    {
        _zone = settings.Zone;
        _since = settings.Since;
        var hours = (settings.Days + 60) * 24;
        var weights = Enumerable.Range(0, hours).Select(hour => Weight(Local(_since.AddHours(hour)))).ToArray();
        var mean = weights.Take(settings.Days * 24).Average();
        _passed = new double[hours + 1];
        for (var hour = 0; hour < hours; hour++)
            _passed[hour + 1] = _passed[hour] + (weights[hour] / mean / 24);
    }

    /// <summary>The last moment that is laid out.</summary>
    public DateTimeOffset Horizon => _since.AddHours(_passed.Length - 1);

    /// <summary>Days of average business from the opening to this moment.</summary>
    public double Passed(DateTimeOffset at)
    {
        var hours = Math.Clamp((at - _since).TotalHours, 0, _passed.Length - 1);
        var full = Math.Min((int)hours, _passed.Length - 2);
        return _passed[full] + ((hours - full) * (_passed[full + 1] - _passed[full]));
    }

    /// <summary>The moment, to the second, at which so many days of average business have passed; null after the horizon.</summary>
    public DateTimeOffset? At(double passed)
    {
        if (!(passed < _passed[^1]))
            return null;
        var found = Array.BinarySearch(_passed, passed);
        var full = Math.Clamp(found >= 0 ? found : ~found - 1, 0, _passed.Length - 2);
        var hours = full + ((passed - _passed[full]) / (_passed[full + 1] - _passed[full]));
        return _since.AddSeconds(Math.Round(hours * 3600));
    }

    /// <summary>When a warehouse that works from Monday to Friday hands out what is ready at this moment: in an afternoon.</summary>
    public DateTimeOffset HandedOut(DateTimeOffset ready, Dice dice)
    {
        var local = Local(ready);
        var day = local.Hour < 11 ? local.Date : local.Date.AddDays(1);
        day = day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 });
        return OfLocal(day + dice.Minutes(12 * 60, 18 * 60));
    }

    /// <summary>When a carrier who comes by day, on any day but Sunday, brings what arrives at this moment.</summary>
    public DateTimeOffset Brought(DateTimeOffset arrives, Dice dice)
    {
        var day = Local(arrives).Date;
        return OfLocal((day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day) + dice.Minutes(9 * 60, 19 * 60));
    }

    /// <summary>This moment as the shop's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);

    private DateTimeOffset OfLocal(DateTime local) => new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();

    private static double Weight(DateTimeOffset local) => Hours[local.Hour] * Weekdays[(int)local.DayOfWeek] * Season(local.Month, local.Day);

    private static double Season(int month, int day) => (month, day) switch
    {
        (11, >= 21) => 1.9, // From the Friday after Thanksgiving on.
        (11, _) => 1.15,
        (12, <= 17) => 1.5,
        (12, 24 or 25) => 0.45,
        (1 or 2, _) => 0.9,
        (7 or 8, _) => 0.88,
        _ => 1,
    };
}
