using System.Globalization;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>Reads moments as programs write them into their exports.</summary>
internal static class CsvMoment
{
    // Programs write 0001 or 1970 where they know no time, and a table holds none before 1601.
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Times = ["yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-ddTHH:mm:ss'Z'", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    /// <summary>The moment (UTC) where it has been by now; null for everything else. Without an offset it is taken for UTC.</summary>
    public static DateTimeOffset? Read(string text, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at >= Earliest && at <= now ? at.ToUniversalTime() : null;
}
