namespace Retention.Reputation;

/// <summary>How many of some letters ended badly.</summary>
/// <param name="Incidents">How many did.</param>
/// <param name="Letters">Of how many.</param>
public sealed record Rate(int Incidents, int Letters)
{
    // One-sided, 95 of 100.
    private const double Sureness = 1.645;

    /// <summary>The share that was observed, from 0 to 1.</summary>
    public double Value => Letters == 0 ? 0 : Math.Min(1, Incidents / (double)Letters);

    /// <summary>
    /// The lower end of Wilson's score interval: with 95 of 100 the true rate is at least that. One of ten is far from a sure tenth
    /// (E. B. Wilson, "Probable inference", 1927).
    /// </summary>
    public double AtLeast
    {
        get
        {
            if (Letters == 0)
                return 0;
            var (n, z2) = ((double)Letters, Sureness * Sureness);
            var centre = Value + (z2 / (2 * n));
            var spread = Sureness * Math.Sqrt((Value * (1 - Value) / n) + (z2 / (4 * n * n)));
            return Math.Max(0, (centre - spread) / (1 + (z2 / n)));
        }
    }
}
