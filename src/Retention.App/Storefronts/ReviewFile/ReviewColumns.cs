using System.Collections.Immutable;
using Retention.App.Storefronts.OrderExport;
using Retention.Reviews;

namespace Retention.App.Storefronts.ReviewFile;

/// <summary>Which column of a file of reviews stands where.</summary>
/// <param name="Names">All names of the first line.</param>
/// <param name="Places">The places of each column that is known, from 0: of several the first counts that is not empty.</param>
/// <param name="Source">Which program wrote the file.</param>
internal sealed record ReviewColumns(ImmutableArray<string> Names, ImmutableDictionary<ReviewColumn, ImmutableArray<int>> Places, ReviewSource Source)
{
    private const string Remedy = "Export the reviews again as a plain CSV file in UTF-8, and give that file unchanged.";

    /// <summary>Reads the first line of a file.</summary>
    public static ReviewColumnsRead Read(CsvRecord first)
    {
        if (first.FaultAsFirst(Remedy) is { } broken)
            return new ReviewColumnsRead.Wrong([broken]);
        var places = ImmutableDictionary.CreateBuilder<ReviewColumn, ImmutableArray<int>>();
        foreach (var (place, name) in first.Fields.Index())
        {
            if (ReviewColumnNames.Find(name) is { } column)
                places[column] = [.. places.TryGetValue(column, out var before) ? before : [], place];
        }

        // WordPress keeps the review itself under the name that others give the answer.
        if (!places.ContainsKey(ReviewColumn.Text) && places.Remove(ReviewColumn.Reply, out var content))
            places[ReviewColumn.Text] = content;
        ImportFault[] missing =
        [
            .. Missing(places, first, "There is no column with the stars.", "Call it \"rating\".", ReviewColumn.Stars),
            .. Missing(places, first, "There is no column that tells the product.", "Call it \"product_id\" for your shop's id of it, or \"product_handle\".", ReviewColumn.Product, ReviewColumn.Handle, ReviewColumn.Url, ReviewColumn.ProductTitle),
            .. Missing(places, first, "There is no column that tells when it was written.", "Call it \"date\".", ReviewColumn.At),
        ];
        return missing.Length > 0 ? new ReviewColumnsRead.Wrong([.. missing]) : new ReviewColumnsRead.Understood(new(first.Fields, places.ToImmutable(), ReviewSource.Of(first.Fields.Select(ReviewColumnNames.Plain))));
    }

    /// <summary>What stands in the column; null when nothing does.</summary>
    public string? Text(CsvRecord row, ReviewColumn column) =>
        Places.TryGetValue(column, out var places) ? places.Select(place => row.Fields[place].Trim()).FirstOrDefault(text => text.Length > 0) : null;

    /// <summary>The name of the column in the file.</summary>
    public string NameOf(ReviewColumn column) => Names[Places[column][0]].Trim();

    /// <summary>Whose file it is, and the columns that are looked at, each with what it is taken for.</summary>
    public ImmutableArray<string> Said =>
        [$"It looks like a file of {Source.Title ?? "a program that we do not know"}", .. Places.SelectMany(one => one.Value.Select(place => (place, one.Key))).OrderBy(one => one.place).Select(one => $"{Names[one.place].Trim()}: {ReviewColumnNames.Say(one.Key)}")];

    private static IEnumerable<ImportFault> Missing(ImmutableDictionary<ReviewColumn, ImmutableArray<int>>.Builder places, CsvRecord first, string what, string remedy, params ReviewColumn[] oneOf) =>
        oneOf.Any(places.ContainsKey) ? [] : [new(what, remedy) { Line = first.Line }];
}

/// <summary>What reading the first line came to: a closed type of two cases.</summary>
internal abstract record ReviewColumnsRead
{
    private ReviewColumnsRead()
    {
    }

    /// <summary>What is needed is there.</summary>
    /// <param name="Columns">Which stands where.</param>
    internal sealed record Understood(ReviewColumns Columns) : ReviewColumnsRead;

    /// <summary>It is no such file.</summary>
    /// <param name="Faults">What is wrong.</param>
    internal sealed record Wrong(ImmutableArray<ImportFault> Faults) : ReviewColumnsRead;
}
