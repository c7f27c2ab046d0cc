using System.Globalization;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>A place in a file.</summary>
/// <param name="Offset">In bytes from the beginning.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record FilePlace(long Offset, int Line)
{
    /// <summary>Where every file begins.</summary>
    public static FilePlace Beginning { get; } = new(Offset: 0, Line: 1);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static FilePlace Read(string text) =>
        text.Split('|') is [var offset, var line] ? new(long.Parse(offset, CultureInfo.InvariantCulture), int.Parse(line, CultureInfo.InvariantCulture)) : throw new FormatException("No place in a file.");

    /// <summary>The place as a cursor.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Offset}|{Line}");
}

/// <summary>Some orders of an export, each with its lines.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Faults">The lines that are no part of any, because they are broken.</param>
/// <param name="Next">Where the next part begins.</param>
internal sealed record FilePart(IReadOnlyList<IReadOnlyList<CsvRecord>> Orders, IReadOnlyList<ImportFault> Faults, FilePlace Next)
{
    private const int MostOrders = 40;

    /// <summary>Takes the first orders out of a part of the file.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="reading">The part.</param>
    /// <param name="isWhole">Whether its last order is complete, too: else that one is left for the next part.</param>
    public static FilePart Of(ExportColumns columns, CsvReading reading, bool isWhole)
    {
        var orders = new List<List<CsvRecord>>();
        var faults = new List<ImportFault>();
        foreach (var record in reading.Records())
        {
            if (record.IsBlank)
                continue;
            if (FaultOf(record, columns) is { } fault)
                faults.Add(fault);
            else if (orders.Count > 0 && columns.Text(orders[^1][0], "Name") == columns.Text(record, "Name"))
                orders[^1].Add(record);
            else if (orders.Count == MostOrders)
                return new(orders, faults, new(record.Offset, record.Line));
            else
                orders.Add([record]);
        }

        if (isWhole || orders.Count == 0)
            return new(orders, faults, new(reading.Offset, reading.Line));
        var last = orders[^1][0];
        orders.RemoveAt(orders.Count - 1);
        return new(orders, faults.FindAll(fault => fault.Line < last.Line), new(last.Offset, last.Line));
    }

    private static ImportFault? FaultOf(CsvRecord record, ExportColumns columns) => record.Fault(columns.Count)
        ?? (columns.Text(record, "Name") is null ? new("It is empty.", "Every line needs its order's number.") { Line = record.Line, Column = "Name" } : null);
}
