using System.Collections.Immutable;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>What reading the first line came to: a closed type of two cases.</summary>
internal abstract record ColumnsRead
{
    private ColumnsRead()
    {
    }

    /// <summary>All columns are there.</summary>
    /// <param name="Columns">Which stands where.</param>
    internal sealed record Understood(ExportColumns Columns) : ColumnsRead;

    /// <summary>It is no export of orders, or not all of one.</summary>
    /// <param name="Faults">What is wrong.</param>
    internal sealed record Wrong(ImmutableArray<ImportFault> Faults) : ColumnsRead;
}

/// <summary>Which column of an order export stands where. The names are those of Shopify's own export (help.shopify.com, "Exporting orders"); the order is free.</summary>
/// <param name="Count">How many columns there are.</param>
/// <param name="Places">The place of each column, from 0.</param>
internal sealed record ExportColumns(int Count, ImmutableDictionary<string, int> Places)
{
    private const string Remedy = "Export the orders again from your shop's admin, as a plain CSV file, and give that file unchanged.";

    private static readonly string[] Needed = ["Name", "Email", "Financial Status", "Currency", "Total", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Id"];

    private static readonly string[] Used =
    [
        .. Needed, "Paid at", "Fulfilled at", "Cancelled at", "Accepts Marketing", "Billing Name", "Billing Country", "Billing Province", "Shipping Street", "Shipping Zip", "Phone", "Risk Level",
    ];

    /// <summary>Reads the first line of a file.</summary>
    /// <param name="first">The line.</param>
    public static ColumnsRead Read(CsvRecord first)
    {
        if (first.FaultAsFirst(Remedy) is { } broken)
            return Wrong(broken);
        var places = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.OrdinalIgnoreCase);
        var faults = ImmutableArray.CreateBuilder<ImportFault>();
        foreach (var (place, name) in first.Fields.Select(name => name.Trim()).Index())
        {
            if (!places.TryAdd(name, place) && Used.Contains(name, StringComparer.OrdinalIgnoreCase))
                faults.Add(new($"It stands there twice, as columns {places[name] + 1} and {place + 1}.", "Remove one of them, so that it is clear which one counts.") { Line = first.Line, Column = name });
        }

        foreach (var missing in Needed.Where(name => !places.ContainsKey(name)))
            faults.Add(new("The column is missing.", Remedy) { Line = first.Line, Column = missing });
        return faults.Count == 0 ? new ColumnsRead.Understood(new(first.Fields.Length, places.ToImmutable())) : new ColumnsRead.Wrong(faults.ToImmutable());
    }

    /// <summary>What stands in the column; null when nothing does, or the file has no such column.</summary>
    public string? Text(CsvRecord row, string column) =>
        Places.TryGetValue(column, out var place) && place < row.Fields.Length && row.Fields[place].Trim() is { Length: > 0 } text ? text : null;

    private static ColumnsRead.Wrong Wrong(ImportFault fault) => new([fault]);
}
