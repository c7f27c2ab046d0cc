using System.Globalization;

namespace Retention.Bench;

/// <summary>Numbers, and how they are written.</summary>
internal static class Figures
{
    /// <summary>The value in the middle: what a noisy machine disturbs least.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Three figures, which is more than a run is worth.</summary>
    public static string Text(this double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
