namespace Retention.Bench;

/// <summary>What a measurement found.</summary>
/// <param name="Columns">The headings of its table.</param>
/// <param name="Rows">The rows of its table.</param>
/// <param name="Ratios">What is worth quoting: figures of one machine compare only with themselves.</param>
/// <param name="Notes">What a reader has to know beside it.</param>
internal sealed record Finding(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<Ratio> Ratios, IReadOnlyList<string> Notes);

/// <summary>A ratio of figures of the same run.</summary>
/// <param name="What">Of what to what.</param>
/// <param name="Median">The median over the rounds.</param>
/// <param name="Least">The least of a round.</param>
/// <param name="Most">The most of a round.</param>
/// <param name="Aim">What it should be, in words; null where there is no aim.</param>
/// <param name="IsMet">Whether the median is as it should be; null where there is no aim.</param>
internal sealed record Ratio(string What, double Median, double Least, double Most, string? Aim, bool? IsMet)
{
    /// <summary>A ratio over rounds, each with figures of the same turn.</summary>
    /// <param name="what">Of what to what.</param>
    /// <param name="rounds">Each round's ratio.</param>
    /// <param name="atLeast">The least that the median should be; null for none.</param>
    /// <param name="atMost">The most that the median should be; null for none.</param>
    public static Ratio Of(string what, IReadOnlyCollection<double> rounds, double? atLeast = null, double? atMost = null)
    {
        var median = rounds.Median();
        return new(
            what, median, rounds.Min(), rounds.Max(),
            atLeast is { } least ? $"at least {least.Text()}" : atMost is { } most ? $"at most {most.Text()}" : null,
            atLeast is null && atMost is null ? null : median >= (atLeast ?? double.MinValue) && median <= (atMost ?? double.MaxValue));
    }
}
