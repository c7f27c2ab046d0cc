using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Retention.App.Observability;

/// <summary>What is counted: for dashboards as metrics (meter <c>Retention</c>), and for this process as numbers that the pages show.</summary>
internal sealed class Counts : IDisposable
{
    private readonly Meter _meter = new("Retention");
    private readonly Counter<long> _counter;
    private readonly Histogram<double> _dueLag;
    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);

    /// <summary>Makes the meter.</summary>
    public Counts()
    {
        _counter = _meter.CreateCounter<long>("retention.count", description: "What happened, by kind and detail");
        _dueLag = _meter.CreateHistogram<double>("retention.due.lag", "s", "How long after its moment a step was put into the queue");
    }

    /// <summary>What was counted since the program started.</summary>
    public IReadOnlyDictionary<string, long> Numbers => _numbers;

    /// <summary>Counts one: what, and which kind of it. Never an address or an id of a person.</summary>
    /// <returns>How many it is.</returns>
    public long Add(string what, string kind)
    {
        _counter.Add(1, new("what", what), new KeyValuePair<string, object?>("kind", kind));
        return _numbers.AddOrUpdate($"{what}.{kind}", 1, static (_, count) => count + 1);
    }

    /// <summary>Measures how late a step was put.</summary>
    public void DueLag(TimeSpan lag) => _dueLag.Record(lag.TotalSeconds);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
