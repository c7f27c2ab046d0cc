using Retention.Shops;

namespace Retention.App.Rehearsing;

/// <summary>The days of a rehearsal: those of the shop's own zone.</summary>
internal static class RehearsedTime
{
    /// <summary>The midnight with which the last so many days begin, today among them (UTC).</summary>
    public static DateTimeOffset From(Shop shop, int days, DateTimeOffset to)
    {
        var zone = Reporting.ZoneOf(shop);
        return Midnight(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(to.AddTicks(-1), zone).DateTime).AddDays(1 - days), zone);
    }

    /// <summary>The shop's own midnight (UTC); where a clock leaves it out, the moment that its day began by the offset before.</summary>
    public static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
