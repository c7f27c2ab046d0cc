using System.Collections.Immutable;
using Retention.App.Storefronts.OrderExport;

namespace Retention.App.Storefronts.ReviewFile;

/// <summary>Reviews out of a file of another program. It is read some lines at a time; a cursor is the place of the next one.</summary>
/// <param name="file">The file.</param>
/// <param name="length">How many bytes it has.</param>
/// <param name="products">The shop's products, asked for once.</param>
/// <param name="now">When the import was started (UTC).</param>
internal sealed class ReviewFileHistory(ImportFile file, long length, Func<CancellationToken, Task<KnownProducts>> products, DateTimeOffset now) : IShopHistory
{
    // As many as are taken over within a second or two.
    private const int MostLines = 190;

    private readonly CsvFile _csv = new(file, length);
    private (ReviewColumnsRead Read, FilePlace After)? _columns;
    private KnownProducts? _products;

    /// <inheritdoc/>
    public async Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation)
    {
        _columns ??= await ColumnsAsync(cancellation);
        if (_columns is not var (read, after))
            return new HistoryRead.Failed([new("The file is gone: it is kept for 14 days.", "Start again with the file.")]);
        if (read is not ReviewColumnsRead.Understood(var columns))
            return new HistoryRead.Failed(((ReviewColumnsRead.Wrong)read).Faults);
        _products ??= await products(cancellation);
        var (records, next) = await _csv.PartAsync(cursor is null ? after : FilePlace.Read(cursor), MostLines, cancellation);
        var (faults, lines) = (new List<ImportFault>(), ImmutableArray.CreateBuilder<ReviewLine>());
        foreach (var record in records.Where(record => !record.IsBlank))
        {
            if (record.Fault(columns.Names.Length) is { } fault)
                faults.Add(fault);
            else if (new ReviewCells(columns, record, _products, now, faults).Read() is { } line)
                lines.Add(line);
        }

        return new HistoryRead.Page([], next.Offset >= length ? null : next.ToString(), next.Offset, length) { Faults = [.. faults.OrderBy(fault => fault.Line)], Reviews = lines.ToImmutable(), Columns = columns.Said };
    }

    /// <summary>The columns, from the first line; null when there is no file.</summary>
    public async Task<(ReviewColumnsRead Read, FilePlace After)?> ColumnsAsync(CancellationToken cancellation) => await _csv.FirstAsync(cancellation) switch
    {
        null => null,
        CsvFirst.Wrong(var fault) => (new ReviewColumnsRead.Wrong([fault]), FilePlace.Beginning),
        CsvFirst.Line(var first, var after) => (ReviewColumns.Read(first), after),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
