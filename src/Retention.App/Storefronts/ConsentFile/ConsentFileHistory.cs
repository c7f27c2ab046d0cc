using System.Collections.Immutable;
using Retention.App.Storefronts.OrderExport;

namespace Retention.App.Storefronts.ConsentFile;

/// <summary>Who may be written to, and who not, out of a file. It is read some lines at a time; a cursor is the place of the next one.</summary>
/// <param name="file">The file.</param>
/// <param name="length">How many bytes it has.</param>
/// <param name="isSuppressions">Whether it is a list of addresses that must not be written to.</param>
/// <param name="now">When the import was started (UTC).</param>
internal sealed class ConsentFileHistory(ImportFile file, long length, bool isSuppressions, DateTimeOffset now) : IShopHistory
{
    // As many as are taken over within a few seconds.
    private const int MostLines = 200;

    private (ConsentColumnsRead Read, FilePlace After)? _columns;

    /// <inheritdoc/>
    public async Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation)
    {
        _columns ??= await ColumnsAsync(cancellation);
        if (_columns is not var (read, after))
            return new HistoryRead.Failed([new("The file is gone: it is kept for 14 days.", "Start again with the file.")]);
        if (read is not ConsentColumnsRead.Understood(var columns))
            return new HistoryRead.Failed(((ConsentColumnsRead.Wrong)read).Faults);
        var (records, next) = await PartAsync(cursor is null ? after : FilePlace.Read(cursor), cancellation);
        var (faults, lines) = (new List<ImportFault>(), ImmutableArray.CreateBuilder<ConsentLine>());
        foreach (var record in records.Where(record => !record.IsBlank))
        {
            if (record.Fault(columns.Names.Length) is { } fault)
                faults.Add(fault);
            else if (new ConsentCells(columns, record, isSuppressions, now, faults).Read() is { } line)
                lines.Add(line);
        }

        return new HistoryRead.Page([], next.Offset >= length ? null : next.ToString(), next.Offset, length) { Faults = [.. faults.OrderBy(fault => fault.Line)], Lines = lines.ToImmutable(), Columns = columns.Said };
    }

    /// <summary>The columns, from the first line; null when there is no file.</summary>
    public async Task<(ConsentColumnsRead Read, FilePlace After)?> ColumnsAsync(CancellationToken cancellation)
    {
        if (await file.ReadAsync(0, cancellation) is not { } bytes)
            return null;
        if (CsvReading.IsUtf16(bytes.Span))
            return (new ConsentColumnsRead.Wrong([new("The file is in UTF-16.", "Save it as \"CSV UTF-8\", or give the file as it was exported.")]), FilePlace.Beginning);
        var reading = CsvReading.FromBeginning(bytes, isEnd: bytes.Length >= length);
        return reading.Records().FirstOrDefault() is { } first
            ? (ConsentColumns.Read(first, isSuppressions), new FilePlace(reading.Offset, reading.Line))
            : (new ConsentColumnsRead.Wrong([new("The file is empty.", "Export the list again, and give that file.")]), FilePlace.Beginning);
    }

    private async Task<(CsvRecord[] Records, FilePlace Next)> PartAsync(FilePlace place, CancellationToken cancellation)
    {
        var bytes = ReadOnlyMemory<byte>.Empty;
        while (true)
        {
            var more = await file.ReadAsync(place.Offset + bytes.Length, cancellation) ?? ReadOnlyMemory<byte>.Empty;
            bytes = bytes.IsEmpty ? more : (byte[])[.. bytes.Span, .. more.Span];
            var isEnd = more.IsEmpty || place.Offset + bytes.Length >= length;
            var reading = new CsvReading(bytes, place.Offset, place.Line, isEnd);
            var records = reading.Records().Take(MostLines).ToArray();
            if (records.Length > 0 || isEnd)
                return (records, new(reading.Offset, reading.Line));
        }
    }
}
