namespace Retention.Decisions;

/// <summary>The hours of the shopper's own day in which a message may go.</summary>
/// <param name="Weekdays">From Monday to Friday.</param>
/// <param name="Saturday">On Saturdays.</param>
/// <param name="Sunday">On Sundays.</param>
public sealed record SendWindow(Hours Weekdays, Hours Saturday, Hours Sunday)
{
    /// <summary>For e-mail: 9 to 20 o'clock (facts/peers.md 4).</summary>
    public static readonly SendWindow Email = new(new(9, 20), new(9, 20), new(9, 20));

    /// <summary>For texts: what the strictest of the American states allow (facts/peers.md 3.4).</summary>
    public static readonly SendWindow Text = new(new(10, 18), new(10, 17), new(12, 17));

    /// <summary>The hours that are in both.</summary>
    public SendWindow Within(SendWindow other) => new(Weekdays.Within(other.Weekdays), Saturday.Within(other.Saturday), Sunday.Within(other.Sunday));

    /// <summary>The hours of a day of the week.</summary>
    public Hours On(DayOfWeek day) => day switch { DayOfWeek.Saturday => Saturday, DayOfWeek.Sunday => Sunday, _ => Weekdays };
}

/// <summary>Hours of a local day.</summary>
/// <param name="From">The first hour, from 0 to 23.</param>
/// <param name="To">The hour at which they end, from 1 to 24.</param>
public sealed record Hours(int From, int To)
{
    /// <summary>No hour of the day.</summary>
    public static readonly Hours None = new(0, 0);

    /// <summary>The hours that are in both.</summary>
    public Hours Within(Hours other) => Math.Max(From, other.From) is var from && Math.Min(To, other.To) is var to && from < to ? new(from, to) : None;
}
