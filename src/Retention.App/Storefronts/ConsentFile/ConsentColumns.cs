using System.Collections.Immutable;
using Retention.App.Storefronts.OrderExport;

namespace Retention.App.Storefronts.ConsentFile;

/// <summary>Which column of a file about consent stands where.</summary>
/// <param name="Names">All names of the first line.</param>
/// <param name="Places">The place of each column that is known, from 0.</param>
internal sealed record ConsentColumns(ImmutableArray<string> Names, ImmutableDictionary<ConsentColumn, int> Places)
{
    private const string Remedy = "Export the list again as a plain CSV file in UTF-8, and give that file unchanged.";

    private static readonly ConsentColumn[] Telling = [ConsentColumn.EmailState, ConsentColumn.TextState, ConsentColumn.OptIn, ConsentColumn.OptOut, ConsentColumn.TextOptOut, ConsentColumn.RefusedAt];

    /// <summary>Whether any of them tells who said yes and who no; without one every line of a list counts.</summary>
    public bool TellStates => Telling.Any(Places.ContainsKey);

    /// <summary>Reads the first line of a file.</summary>
    /// <param name="first">The line.</param>
    /// <param name="isSuppressions">Whether the file is a list of addresses that must not be written to.</param>
    public static ConsentColumnsRead Read(CsvRecord first, bool isSuppressions)
    {
        if (first.FaultAsFirst(Remedy) is { } broken)
            return new ConsentColumnsRead.Wrong([broken]);
        var places = ImmutableDictionary.CreateBuilder<ConsentColumn, int>();
        foreach (var (place, name) in first.Fields.Index())
        {
            // Of two that say the same the first counts: Klaviyo, say, has an address and one more of a predecessor.
            if (ConsentColumnNames.Find(name) is { } column)
                places.TryAdd(column, place);
        }

        var columns = new ConsentColumns(first.Fields, places.ToImmutable());
        if (!places.ContainsKey(ConsentColumn.Email) && !places.ContainsKey(ConsentColumn.Phone))
            return Wrong(first, "There is no column with addresses.", "Call it \"Email\", or \"Phone\" for telephone numbers.");
        return !isSuppressions && !columns.TellStates && !places.ContainsKey(ConsentColumn.GrantedAt) && !places.ContainsKey(ConsentColumn.At)
            ? Wrong(first, "There is no column that tells who agreed.", "Export it along, like \"Email Marketing Consent\" or \"Accepts Email Marketing\". A list of addresses that must not be written to is the other kind of file.")
            : new ConsentColumnsRead.Understood(columns);
    }

    /// <summary>What stands in the column; null when nothing does.</summary>
    public string? Text(CsvRecord row, ConsentColumn column) => Places.TryGetValue(column, out var place) && row.Fields[place].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The name of the column in the file.</summary>
    public string NameOf(ConsentColumn column) => Names[Places[column]].Trim();

    /// <summary>The columns that are looked at, each with what it is taken for.</summary>
    public ImmutableArray<string> Said => [.. Places.OrderBy(one => one.Value).Select(one => $"{NameOf(one.Key)}: {ConsentColumnNames.Say(one.Key)}")];

    private static ConsentColumnsRead.Wrong Wrong(CsvRecord first, string what, string remedy) => new([new(what, remedy) { Line = first.Line }]);
}

/// <summary>What reading the first line came to: a closed type of two cases.</summary>
internal abstract record ConsentColumnsRead
{
    private ConsentColumnsRead()
    {
    }

    /// <summary>What is needed is there.</summary>
    /// <param name="Columns">Which stands where.</param>
    internal sealed record Understood(ConsentColumns Columns) : ConsentColumnsRead;

    /// <summary>It is no such file.</summary>
    /// <param name="Faults">What is wrong.</param>
    internal sealed record Wrong(ImmutableArray<ImportFault> Faults) : ConsentColumnsRead;
}
