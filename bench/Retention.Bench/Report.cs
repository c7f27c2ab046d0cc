using System.Globalization;
using System.Text;

namespace Retention.Bench;

/// <summary>What was found, as Markdown: printed, and kept in bench/results.</summary>
internal sealed class Report(string machine, DateTimeOffset at, Effort effort)
{
    /// <summary>Writes a finding into bench/results, and gives the text.</summary>
    public async Task<string> WriteAsync(IMeasurement measurement, Finding finding)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {measurement.Name}\n\n{measurement.Measures}\n\nCompared with: {measurement.ComparedWith}\n\n");
        Table(text, finding.Columns, finding.Rows);
        if (finding.Ratios.Count > 0)
            Table(text, ["ratio", "median", "least to most of a round", "aim", ""], finding.Ratios.Select(Row));
        foreach (var note in finding.Notes)
            text.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        text.Append(CultureInfo.InvariantCulture, $"- {at:yyyy-MM-dd HH:mm} UTC, {effort.Rounds} rounds; {machine}\n");
        var folder = Directory.CreateDirectory(Path.Combine("bench", "results"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{measurement.Name}.md"), text.ToString());
        return text.ToString();
    }

    private static string[] Row(Ratio ratio) =>
    [
        ratio.What, ratio.Median.Text(), $"{ratio.Least.Text()} to {ratio.Most.Text()}", ratio.Aim ?? "",
        ratio.IsMet switch { true => "met", false => "MISSED", null => "" },
    ];

    private static void Table(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => " --- |"))}\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        text.Append('\n');
    }
}
