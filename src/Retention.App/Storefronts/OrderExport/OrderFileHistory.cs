using System.Collections.Immutable;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>The past of a shop out of an export of its orders. It is read a part at a time; a cursor is the place of an order's first line.</summary>
/// <param name="file">The file.</param>
/// <param name="length">How many bytes it has.</param>
/// <param name="recent">Before this moment only the last state of an order is told (UTC).</param>
internal sealed class OrderFileHistory(ImportFile file, long length, DateTimeOffset recent) : IShopHistory
{
    // Of a larger order each part counts as one of its own, which is a fault.
    private const int LongestOrder = 2 * 1024 * 1024;

    private (ColumnsRead Read, FilePlace After)? _columns;

    /// <inheritdoc/>
    public async Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation)
    {
        _columns ??= await ColumnsAsync(cancellation);
        if (_columns is not var (read, after))
            return new HistoryRead.Failed([new("The file is gone: it is kept for 14 days.", "Start the import again with the file.")]);
        if (read is not ColumnsRead.Understood(var columns))
            return new HistoryRead.Failed(((ColumnsRead.Wrong)read).Faults);
        var part = await PartAsync(columns, cursor is null ? after : FilePlace.Read(cursor), cancellation);
        var faults = part.Faults.ToList();
        var events = part.Orders.SelectMany(rows => ExportedOrder.Read(columns, rows, recent, faults)).ToImmutableArray();
        var isEnd = part.Next.Offset >= length;
        return new HistoryRead.Page(events, isEnd ? null : part.Next.ToString(), part.Next.Offset, length) { Faults = [.. faults.OrderBy(fault => fault.Line)] };
    }

    /// <summary>The columns, from the first line; null when there is no file.</summary>
    public async Task<(ColumnsRead Read, FilePlace After)?> ColumnsAsync(CancellationToken cancellation)
    {
        if (await file.ReadAsync(0, cancellation) is not { } bytes)
            return null;
        if (CsvReading.IsUtf16(bytes.Span))
            return (new ColumnsRead.Wrong([new("The file is in UTF-16.", "Save it as \"CSV UTF-8\", or give the file as your shop exported it.")]), FilePlace.Beginning);
        var reading = CsvReading.FromBeginning(bytes, isEnd: bytes.Length >= length);
        return reading.Records().FirstOrDefault() is { } first
            ? (ExportColumns.Read(first), new FilePlace(reading.Offset, reading.Line))
            : (new ColumnsRead.Wrong([new("The file is empty.", "Export the orders from your shop's admin, and give that file.")]), FilePlace.Beginning);
    }

    private async Task<FilePart> PartAsync(ExportColumns columns, FilePlace place, CancellationToken cancellation)
    {
        var bytes = ReadOnlyMemory<byte>.Empty;
        while (true)
        {
            var more = await file.ReadAsync(place.Offset + bytes.Length, cancellation) ?? ReadOnlyMemory<byte>.Empty;
            bytes = bytes.IsEmpty ? more : (byte[])[.. bytes.Span, .. more.Span];
            var isEnd = more.IsEmpty || place.Offset + bytes.Length >= length;
            var part = FilePart.Of(columns, new CsvReading(bytes, place.Offset, place.Line, isEnd), isWhole: isEnd || bytes.Length >= LongestOrder);
            if (part.Next.Offset > place.Offset || isEnd)
                return part;
        }
    }
}
