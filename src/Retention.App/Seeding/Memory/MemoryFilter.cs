using System.Text.RegularExpressions;

namespace Retention.App.Seeding.Memory;

/// <summary>A query's filter: comparisons of texts and yes or no, all of which must hold, as this program writes them.</summary>
/// <param name="Terms">The comparisons.</param>
internal sealed partial record MemoryFilter(IReadOnlyList<(string Property, string Operator, string Value)> Terms)
{
    /// <summary>Reads a filter; an empty one holds for all.</summary>
    public static MemoryFilter Read(string text) => new([.. Term().Matches(text).Select(term =>
        (term.Groups["property"].Value, term.Groups["operator"].Value, term.Groups["value"].Value.Trim('\'').Replace("''", "'", StringComparison.Ordinal)))]);

    /// <summary>The first place that may hold.</summary>
    public MemoryRow First => MemoryRow.At(Bound("PartitionKey", "eq", "ge", "gt") ?? "", Bound("PartitionKey", "eq") is null ? "" : Bound("RowKey", "eq", "ge", "gt") ?? "");

    /// <summary>The last place that may hold.</summary>
    public MemoryRow Last => MemoryRow.At(Bound("PartitionKey", "eq", "le", "lt") ?? Highest, Bound("PartitionKey", "eq") is null ? Highest : Bound("RowKey", "eq", "le", "lt") ?? Highest);

    private const string Highest = "\uFFFF";

    /// <summary>Whether it holds for a row.</summary>
    public bool Holds(MemoryRow row)
    {
        foreach (var (property, comparison, value) in Terms)
        {
            var actual = property switch { "PartitionKey" => row.Partition, "RowKey" => row.Key, _ => row.Entity.TryGetValue(property, out var other) ? Text(other) : null };
            if (actual is null || !Compares(string.CompareOrdinal(actual, value), comparison))
                return false;
        }

        return true;
    }

    private string? Bound(string property, params ReadOnlySpan<string> operators)
    {
        foreach (var term in Terms)
        {
            if (term.Property == property && operators.Contains(term.Operator))
                return term.Value;
        }

        return null;
    }

    private static string? Text(object? value) => value switch { bool yes => yes ? "true" : "false", var other => other as string };

    private static bool Compares(int order, string comparison) => comparison switch { "eq" => order == 0, "ge" => order >= 0, "gt" => order > 0, "le" => order <= 0, _ => order < 0 };

    [GeneratedRegex("(?<property>\\w+) (?<operator>eq|ge|gt|le|lt) (?<value>'([^']|'')*'|true|false)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Term();
}
