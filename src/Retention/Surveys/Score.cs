namespace Retention.Surveys;

/// <summary>A Net Promoter Score: the percent of 9 and 10 less the percent of 0 to 6, from -100 to 100.</summary>
/// <param name="Detractors">How many answered 0 to 6.</param>
/// <param name="Passives">How many answered 7 or 8.</param>
/// <param name="Promoters">How many answered 9 or 10.</param>
public sealed record Score(int Detractors, int Passives, int Promoters)
{
    /// <summary>From how many answers on a score is said: below, chance alone moves it by more than thirty points either way.</summary>
    public const int Enough = 30;

    // Of the normal distribution, for 95 of 100.
    private const double Deviations = 1.96;

    /// <summary>The score of these answers from 0 to 10.</summary>
    public static Score Of(IEnumerable<int> answers)
    {
        var (detractors, passives, promoters) = (0, 0, 0);
        foreach (var answer in answers)
        {
            if (answer <= Shoppers.KnownOrder.Detractor)
                detractors++;
            else if (answer <= 8)
                passives++;
            else
                promoters++;
        }

        return new(detractors, passives, promoters);
    }

    /// <summary>How many answered.</summary>
    public int Count => Detractors + Passives + Promoters;

    /// <summary>Whether there are enough answers to say it.</summary>
    public bool IsSaid => Count >= Enough;

    /// <summary>The score; 0 without an answer.</summary>
    public double Value => Count == 0 ? 0 : 100.0 * (Promoters - Detractors) / Count;

    /// <summary>
    /// How far the score of all who could have answered may lie from it, either way, in 95 of 100 cases: each answer counts as 1, 0 or -1, whose variance is
    /// p + d - (p - d)². It speaks of chance alone, not of who chose to answer.
    /// </summary>
    public double Margin
    {
        get
        {
            if (Count == 0)
                return 100;
            var (promoters, detractors) = ((double)Promoters / Count, (double)Detractors / Count);
            var variance = promoters + detractors - ((promoters - detractors) * (promoters - detractors));
            return 100 * Deviations * Math.Sqrt(variance / Count);
        }
    }

    /// <summary>The lower end.</summary>
    public double Low => Math.Max(-100, Value - Margin);

    /// <summary>The upper end.</summary>
    public double High => Math.Min(100, Value + Margin);
}
