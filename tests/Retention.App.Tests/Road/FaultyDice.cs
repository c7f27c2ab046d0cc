using System.Collections.Concurrent;

namespace Retention.App.Tests.Road;

/// <summary>Seeded dice that remember what they threw.</summary>
internal sealed class FaultyDice(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, int> _thrown = new(StringComparer.Ordinal);

    /// <summary>How often each fault was thrown.</summary>
    public IReadOnlyDictionary<string, int> Thrown => new SortedDictionary<string, int>(_thrown, StringComparer.Ordinal);

    /// <summary>From 0 to 1.</summary>
    public double Next()
    {
        lock (_lock)
            return _random.NextDouble();
    }

    /// <summary>Puts them in any order.</summary>
    public void Shuffle<T>(T[] things)
    {
        lock (_lock)
            _random.Shuffle(things);
    }

    /// <summary>One of the faults, by their weights, in that share of the cases; otherwise null.</summary>
    public string? Throw(double rate, params ReadOnlySpan<(string Fault, int Weight)> faults)
    {
        if (Next() >= rate)
            return null;
        var left = 0.0;
        foreach (var (_, weight) in faults)
            left += weight;
        left *= Next();
        foreach (var (fault, weight) in faults)
        {
            if ((left -= weight) >= 0)
                continue;
            _thrown.AddOrUpdate(fault, 1, (_, count) => count + 1);
            return fault;
        }

        return null;
    }

    /// <summary>"500 3, reset 2".</summary>
    public override string ToString() => string.Join(", ", Thrown.Select(fault => $"{fault.Key} {fault.Value}"));
}
