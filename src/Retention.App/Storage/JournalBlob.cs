using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Retention.App.Storage;

/// <summary>The blob of a past hour of a shop's journal: JSON lines, one for each row, in the order of the rows' keys, packed with gzip.</summary>
internal static class JournalBlob
{
    private const int AtOnce = 8;
    private const string Ending = ".jsonl.gz";

    /// <summary>How the names of all blobs of a shop begin.</summary>
    public static string Beginning(string shop) => $"{shop}/";

    /// <summary>The blob of the hour that a partition of the journal holds.</summary>
    public static string NameOf(string hour) => hour.Replace('|', '/') + Ending;

    /// <summary>The partition whose hour a blob holds.</summary>
    public static string HourOf(string name) => name[..^Ending.Length].Replace('/', '|');

    /// <summary>The lines of a blob as they were written, by their rows' keys.</summary>
    public static SortedDictionary<string, string> Open(BinaryData? content)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (content is null)
            return lines;
        using var reader = new StreamReader(new GZipStream(content.ToStream(), CompressionMode.Decompress), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            lines.TryAdd(json.RootElement.GetProperty("row").GetString()!, line);
        }

        return lines;
    }

    /// <summary>Packs lines.</summary>
    public static BinaryData Close(IEnumerable<string> lines)
    {
        using var packed = new MemoryStream();
        using (var writer = new StreamWriter(new GZipStream(packed, CompressionLevel.Optimal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            foreach (var line in lines)
                writer.Write($"{line}\n");
        }

        return BinaryData.FromBytes(packed.ToArray());
    }

    /// <summary>The rows of a shop's blobs of the hours between two moments. What a newer program wrote is left to it.</summary>
    public static async Task<IReadOnlyCollection<JournalRow>> ReadAsync(AppStorage storage, string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var rows = new ConcurrentBag<JournalRow>();
        await Parallel.ForEachAsync(await NamesAsync(storage, shop, from, to, cancellation), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (name, stopping) =>
        {
            foreach (var row in await RowsAsync(storage, name, stopping))
                rows.Add(row);
        });
        return rows;
    }

    /// <summary>The names of a shop's blobs of the hours between two moments, the earliest first.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(AppStorage storage, string shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (first, last) = (NameOf(Keys.JournalHour(shop, from)), NameOf(Keys.JournalHour(shop, to)));
        var names = new List<string>();
        // Of a short time the names have more in common than the shop: there are some 2,000 of a quarter.
        var common = first[..first.Zip(last).TakeWhile(pair => pair.First == pair.Second).Count()];
        await foreach (var blob in storage.JournalHours.GetBlobsAsync(prefix: common, cancellationToken: cancellation))
        {
            if (string.CompareOrdinal(blob.Name, first) >= 0 && string.CompareOrdinal(blob.Name, last) <= 0)
                names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>The rows of one blob; none when there is no such blob. What a newer program wrote is left to it.</summary>
    public static async Task<IReadOnlyList<JournalRow>> RowsAsync(AppStorage storage, string name, CancellationToken cancellation) =>
        Rows(Open(await storage.JournalHours.FindAsync(name, cancellation)).Values);

    /// <summary>The rows of a blob's lines. What a newer program wrote is left to it.</summary>
    public static IReadOnlyList<JournalRow> Rows(IEnumerable<string> lines) =>
        [.. lines.Select(line => JsonSerializer.Deserialize(line, Stored.Default.JournalRow)).OfType<JournalRow>().Where(row => row.V <= StoredJson.Version)];
}
