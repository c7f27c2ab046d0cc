using System.Globalization;
using Retention.App.Storage;
using Retention.Insights;

namespace Retention.App.Merchant.LogPages;

/// <summary>
/// Reads the decision log backwards. The tallies say which past hours hold what is asked for, so only those are opened: at most
/// <see cref="MostRequests"/> requests a page, as long as an hour has no more than a thousand decisions.
/// </summary>
internal sealed class LogReader(Journal journal, Tallies tallies, PersonLog people)
{
    /// <summary>How many lines a page has.</summary>
    public const int PerPage = 50;

    /// <summary>How many storage requests a page takes at most: the hours that may lie in the table, what came late, the tallies of 90 days, and the blobs.</summary>
    public const int MostRequests = FreshHours + 5 + 3 + MostBlobs;

    // Where fewer are filled by so many hours, the page ends early, with its link to what is older.
    private const int MostBlobs = 12;

    // The compaction leaves the last two hours in the table, and comes once an hour.
    private const int FreshHours = 4;
    private const int MostLate = 5_000;

    /// <summary>Reads a page.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="before">The key of the row before which it begins; null for the newest.</param>
    /// <param name="now">The moment of asking (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<LogSeen> ReadAsync(string shop, LogFilter filter, string? before, DateTimeOffset now, CancellationToken cancellation)
    {
        if (filter.Person is not null)
            return await people.ReadAsync(shop, filter, before, cancellation);
        var (first, last) = (now - Journal.Kept, Moment(before) is { } moment && moment < now ? moment : now);
        var fresh = HourOf(now).AddHours(1 - FreshHours);
        var past = (await tallies.PastAsync(shop, first, last, cancellation)).ToDictionary(hour => hour.Hour, hour => Matches(hour, filter));
        var lines = new Dictionary<string, JournalLine>(StringComparer.Ordinal);
        Add(await journal.FreshAsync(shop, first, fresh.AddHours(-1), MostLate, cancellation)); // What came late, or was not compacted yet.

        var blobs = 0;
        DateTimeOffset? floor = null;
        foreach (var hour in Hours(fresh, last).Concat(past.Where(hour => hour.Value > 0).Select(hour => hour.Key)).Distinct().OrderDescending())
        {
            var isPast = past.GetValueOrDefault(hour) > 0;
            if (lines.Values.Count(line => line.Entry.At >= hour.AddHours(1)) > PerPage || (isPast && blobs == MostBlobs))
            {
                floor = hour.AddHours(1);
                break;
            }

            if (hour >= fresh)
                Add(await journal.FreshAsync(shop, hour, hour, int.MaxValue, cancellation));
            if (isPast)
            {
                blobs++;
                Add((await journal.PastAsync(shop, hour, cancellation)).ToDictionary(row => row.Row, row => row.Line, StringComparer.Ordinal));
            }
        }

        return Page(lines, floor);

        void Add(IEnumerable<KeyValuePair<string, JournalLine>> rows)
        {
            foreach (var (row, line) in rows)
            {
                if (filter.Takes(line.Entry) && (before is null || string.CompareOrdinal(row, before) < 0))
                    lines[row] = line;
            }
        }
    }

    /// <summary>The newest lines of those that were read down to a moment; null when nothing older is left.</summary>
    public static LogSeen Page(IEnumerable<KeyValuePair<string, JournalLine>> lines, DateTimeOffset? floor)
    {
        var shown = lines.Where(line => !(line.Value.Entry.At < floor)).OrderByDescending(line => line.Key, StringComparer.Ordinal).Take(PerPage + 1).ToList();
        var older = shown.Count > PerPage ? shown[PerPage - 1].Key : floor is { } moment ? moment.UtcTicks.ToString("D19", CultureInfo.InvariantCulture) : null;
        return new([.. shown.Take(PerPage).Select(line => line.Value)], older);
    }

    private static int Matches(HourTally hour, LogFilter filter) => hour.Counts.Where(count => filter.Takes(count.Flow, count.Outcome, count.Reason)).Sum(count => count.Count);

    private static IEnumerable<DateTimeOffset> Hours(DateTimeOffset from, DateTimeOffset to)
    {
        for (var hour = from; hour <= to; hour = hour.AddHours(1))
            yield return hour;
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    // A row's key begins with its moment; what nobody of ours wrote is none.
    private static DateTimeOffset? Moment(string? key) =>
        key is { Length: >= 19 } && long.TryParse(key.AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
