using Bogus;

namespace Retention.App.Simulation;

/// <summary>
/// Chance that is the same each time. Every story throws dice of its own, made from the seed and the story's name: what one story draws never
/// changes another. Bogus's global seed is not used, for two shops may be simulated side by side.
/// </summary>
internal sealed class Dice
{
    private readonly Randomizer _random;

    private Dice(ulong seed) => _random = new Randomizer(unchecked((int)(seed ^ (seed >> 32))));

    /// <summary>The dice of one story.</summary>
    /// <param name="seed">The shop's seed.</param>
    /// <param name="story">The story's name.</param>
    public static Dice Of(int seed, string story) => new(Hash(seed, story));

    /// <summary>A number that follows from the seed and the text (FNV-1a, then mixed as in SplitMix64): unlike a string's own hash code the same in every process.</summary>
    public static ulong Hash(int seed, string text)
    {
        var hash = 14695981039346656037UL ^ unchecked((uint)seed);
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        hash = unchecked((hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL);
        hash = unchecked((hash ^ (hash >> 27)) * 0x94D049BB133111EBUL);
        return hash ^ (hash >> 31);
    }

    /// <summary>A token as storefronts write them: 32 hexadecimal digits.</summary>
    public static string Token(int seed, string text) => $"{Hash(seed, text):x16}{Hash(~seed, text):x16}";

    /// <summary>Bogus's own source, for its data sets.</summary>
    public Randomizer Random => _random;

    /// <summary>From 0 up to, but not, 1.</summary>
    public double Share() => _random.Double();

    /// <summary>True with this probability.</summary>
    public bool Comes(double probability) => _random.Double() < probability;

    /// <summary>A number between the two.</summary>
    public double Between(double least, double most) => least + (_random.Double() * (most - least));

    /// <summary>A whole number from the least to the most, both included.</summary>
    public int Whole(int least, int most) => _random.Int(least, most);

    /// <summary>A time between the two, in minutes.</summary>
    public TimeSpan Minutes(double least, double most) => TimeSpan.FromSeconds(Math.Round(60 * Between(least, most)));

    /// <summary>A time between the two, in days.</summary>
    public TimeSpan Days(double least, double most) => Minutes(least * 1440, most * 1440);

    /// <summary>One of them, each as likely as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<T> all, Func<T, double> weight)
    {
        var left = Share() * all.Sum(weight);
        foreach (var one in all)
        {
            left -= weight(one);
            if (left < 0)
                return one;
        }

        return all[^1];
    }

    /// <summary>Exponential, by its mean.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Share());

    /// <summary>Gamma, by its shape and its rate (Marsaglia and Tsang 2000).</summary>
    public double Gamma(double shape, double rate)
    {
        if (shape < 1)
            return Gamma(shape + 1, rate) * Math.Pow(1 - Share(), 1 / shape);
        var d = shape - (1.0 / 3);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());
            var v = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - Share()) < (normal * normal / 2) + d - (d * v) + (d * Math.Log(v)))
                return d * v / rate;
        }
    }

    /// <summary>Beta, by its two shapes.</summary>
    public double Beta(double a, double b)
    {
        var (x, y) = (Gamma(a, rate: 1), Gamma(b, rate: 1));
        return x + y > 0 ? x / (x + y) : a / (a + b);
    }
}
