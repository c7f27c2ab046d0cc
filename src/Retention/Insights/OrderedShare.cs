namespace Retention.Insights;

/// <summary>How many of a group ordered again.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Again">How many ordered again.</param>
public sealed record OrderedShare(int Count, int Again)
{
    private const double Z = 1.959963984540054; // 95 of 100.

    /// <summary>The share, from 0 to 1; 0 of nobody.</summary>
    public double Rate => Count == 0 ? 0 : (double)Again / Count;

    /// <summary>Between what the true share lies with 95 of 100 (Wilson's score interval, 1927).</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Count == 0)
                return (0, 1);
            var middle = (Rate + (Z * Z / (2 * Count))) / (1 + (Z * Z / Count));
            var half = Z * Math.Sqrt((Rate * (1 - Rate) / Count) + (Z * Z / (4.0 * Count * Count))) / (1 + (Z * Z / Count));
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }

    /// <summary>Between what the difference to another group lies with 95 of 100 (Newcombe's score interval, method 10, 1998).</summary>
    public (double Low, double High) Above(OrderedShare other)
    {
        var (one, two, difference) = (Interval, other.Interval, Rate - other.Rate);
        return (difference - Math.Sqrt(Square(Rate - one.Low) + Square(two.High - other.Rate)), difference + Math.Sqrt(Square(one.High - Rate) + Square(other.Rate - two.Low)));
    }

    private static double Square(double number) => number * number;
}
