namespace Retention.App.Storefronts.OrderExport;

/// <summary>A file of comma-separated values that was put aside, read some records at a time; a place in it is where the next one begins.</summary>
/// <param name="file">The file.</param>
/// <param name="length">How many bytes it has.</param>
internal sealed class CsvFile(ImportFile file, long length)
{
    /// <summary>How many bytes it has.</summary>
    public long Length => length;

    /// <summary>Its first line and where the second begins; null when there is no file any more.</summary>
    public async Task<CsvFirst?> FirstAsync(CancellationToken cancellation)
    {
        if (await file.ReadAsync(0, cancellation) is not { } bytes)
            return null;
        if (CsvReading.IsUtf16(bytes.Span))
            return new CsvFirst.Wrong(new("The file is in UTF-16.", "Save it as \"CSV UTF-8\", or give the file as it was exported."));
        var reading = CsvReading.FromBeginning(bytes, isEnd: bytes.Length >= length);
        return reading.Records().FirstOrDefault() is { } first
            ? new CsvFirst.Line(first, new FilePlace(reading.Offset, reading.Line))
            : new CsvFirst.Wrong(new("The file is empty.", "Export the list again, and give that file."));
    }

    /// <summary>Some records from a place on, and where the next one begins: at the file's length after the last.</summary>
    public async Task<(CsvRecord[] Records, FilePlace Next)> PartAsync(FilePlace place, int most, CancellationToken cancellation)
    {
        var bytes = ReadOnlyMemory<byte>.Empty;
        while (true)
        {
            var more = await file.ReadAsync(place.Offset + bytes.Length, cancellation) ?? ReadOnlyMemory<byte>.Empty;
            bytes = bytes.IsEmpty ? more : (byte[])[.. bytes.Span, .. more.Span];
            var isEnd = more.IsEmpty || place.Offset + bytes.Length >= length;
            var reading = new CsvReading(bytes, place.Offset, place.Line, isEnd);
            var records = reading.Records().Take(most).ToArray();
            if (records.Length > 0 || isEnd)
                return (records, new(reading.Offset, reading.Line));
        }
    }
}

/// <summary>How a file begins: a closed type of two cases.</summary>
internal abstract record CsvFirst
{
    private CsvFirst()
    {
    }

    /// <summary>A line that may name columns.</summary>
    /// <param name="Record">The line.</param>
    /// <param name="After">Where the next one begins.</param>
    internal sealed record Line(CsvRecord Record, FilePlace After) : CsvFirst;

    /// <summary>Nothing that can be read.</summary>
    /// <param name="Fault">What is wrong.</param>
    internal sealed record Wrong(ImportFault Fault) : CsvFirst;
}
