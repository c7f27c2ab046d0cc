using System.Globalization;

namespace Retention.App.Storage;

// Keys of what goes by the clock: the plan, its alarms, the journal; and the lines before items.
internal static partial class Keys
{
    /// <summary>Over how many partitions the alarms are spread.</summary>
    public const int Shards = 4;

    /// <summary>The partition of an item of a shop, with those who wait for it.</summary>
    public static string Item(string shop, string item) => $"{shop}|{Safe(item)}";

    /// <summary>The row of a shopper who waits for an item: the shopper's place in the line, the oldest first.</summary>
    public static string Waiting(DateTimeOffset savedAt, string shopper) => string.Create(CultureInfo.InvariantCulture, $"{Line}{savedAt.UtcTicks:D19}|{shopper}");

    /// <summary>How the rows of all who wait for an item begin.</summary>
    public const string Line = "w|";

    /// <summary>The partition in the plan of a shop's day.</summary>
    public static string PlanDay(string shop, DateTimeOffset due) => $"{shop}|{due.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    /// <summary>The row in the plan of a wake-up.</summary>
    public static string Plan(DateTimeOffset due, string shopper, string journey) => $"{Instant(due)}|{shopper}|{Hash(journey)}";

    /// <summary>A moment to the millisecond, in an order that sorts.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>A minute, in an order that sorts.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);

    /// <summary>The partition of a shop's alarms.</summary>
    public static string Shard(string shop) => (Convert.ToInt32(Hash(shop)[..4], 16) % Shards).ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>The row of an alarm: a minute in which something of the shop's is due.</summary>
    public static string Alarm(DateTimeOffset due, string shop) => $"{Minute(due)}|{shop}";

    /// <summary>The partition of a shop's journal hour.</summary>
    public static string JournalHour(string shop, DateTimeOffset at) => $"{shop}|{at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}";

    /// <summary>The partition in which a shop's decisions are counted by the hour.</summary>
    public static string Tallies(string shop) => $"{shop}|tally";

    /// <summary>The row of a journal entry: the same entry always has the same row.</summary>
    public static string Journal(DateTimeOffset at, string shopper, string what) => $"{at.UtcTicks:D19}|{shopper}|{what}";
}
