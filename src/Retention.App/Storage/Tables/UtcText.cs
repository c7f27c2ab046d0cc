using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A time as the service writes it: UTC with seven digits after the second.</summary>
internal static class UtcText
{
    public static string Of(DateTimeOffset time) => Of(time.UtcDateTime);

    public static string Of(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
