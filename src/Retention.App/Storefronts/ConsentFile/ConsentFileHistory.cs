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

    private readonly CsvFile _csv = new(file, length);
    private (ConsentColumnsRead Read, FilePlace After)? _columns;

    /// <inheritdoc/>
    public async Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation)
    {
        _columns ??= await ColumnsAsync(cancellation);
        if (_columns is not var (read, after))
            return new HistoryRead.Failed([new("The file is gone: it is kept for 14 days.", "Start again with the file.")]);
        if (read is not ConsentColumnsRead.Understood(var columns))
            return new HistoryRead.Failed(((ConsentColumnsRead.Wrong)read).Faults);
        var (records, next) = await _csv.PartAsync(cursor is null ? after : FilePlace.Read(cursor), MostLines, cancellation);
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
    public async Task<(ConsentColumnsRead Read, FilePlace After)?> ColumnsAsync(CancellationToken cancellation) => await _csv.FirstAsync(cancellation) switch
    {
        null => null,
        CsvFirst.Wrong(var fault) => (new ConsentColumnsRead.Wrong([fault]), FilePlace.Beginning),
        CsvFirst.Line(var first, var after) => (ConsentColumns.Read(first, isSuppressions), after),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
