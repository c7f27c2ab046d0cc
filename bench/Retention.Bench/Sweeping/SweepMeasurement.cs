using System.Globalization;
using Retention.App.Seeding.Memory;
using Retention.Bench.Storage;

namespace Retention.Bench.Sweeping;

/// <summary>How long a sweep takes when little and when much is pending, on tables that are sorted.</summary>
internal sealed class SweepMeasurement : IMeasurement
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int SweepsOfRound = 40;

    /// <inheritdoc/>
    public string Name => "sweep";

    /// <inheritdoc/>
    public string Measures =>
        $"One sweep of {Pending.Due} due wake-ups of 20 shops by the program's own schedule, the queue's puts with it, with {Few.ToString("N0", CultureInfo.InvariantCulture)} and with {Many.ToString("N0", CultureInfo.InvariantCulture)} wake-ups pending. "
        + "The tables are a stub in this process (bench/Retention.Bench/Storage) that keeps each partition sorted by its rows' keys and answers the schedule's own requests, as the service's index does: "
        + "Azurite scans a whole table for a query and can't stand for it. Network and service are left out.";

    /// <inheritdoc/>
    public string ComparedWith => "itself: the same sweep over a thousandth of what is pending.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        var (fewStorage, manyStorage) = (new CountingMemory(), new CountingMemory());
        var few = await Pending.MakeAsync(MemoryStorage.ConnectionString, fewStorage, Few, atOnce: 2, cancellation);
        var many = await Pending.MakeAsync(MemoryStorage.ConnectionString, manyStorage, Many, atOnce: 2, cancellation);
        GC.Collect();
        var (fewTimes, manyTimes, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -3; round < effort.Rounds; round++)
        {
            var (one, other) = (new List<double>(), new List<double>());
            for (var sweep = 0; sweep < SweepsOfRound; sweep++)
            {
                one.Add(await TimeAsync(few, cancellation));
                other.Add(await TimeAsync(many, cancellation));
            }

            if (round < 0)
                continue; // Warming up.
            fewTimes.AddRange(one);
            manyTimes.AddRange(other);
            ratios.Add(other.Median() / one.Median());
        }

        return new(
            ["pending", "processor time of a sweep, ms (median)", "requests", "rows read"],
            [
                [Few.ToString("N0", CultureInfo.InvariantCulture), fewTimes.Median().Text(), .. await CostAsync(few, fewStorage, cancellation)],
                [Many.ToString("N0", CultureInfo.InvariantCulture), manyTimes.Median().Text(), .. await CostAsync(many, manyStorage, cancellation)],
            ],
            [Ratio.Of("a sweep with 1,000,000 pending to one with 1,000, in processor time", ratios, atMost: 1.25)],
            [$"a round is {SweepsOfRound.ToString(CultureInfo.InvariantCulture)} sweeps of each in turn; both stores are in memory at once, written by the schedule itself; nothing waits, so processor time is all the time there is"]);
    }

    private static async Task<double> TimeAsync(Pending pending, CancellationToken cancellation)
    {
        await pending.PassAsync(cancellation);
        var begun = Environment.CpuUsage.TotalTime;
        await pending.SweepAsync(cancellation);
        return (Environment.CpuUsage.TotalTime - begun).TotalMilliseconds;
    }

    private static async Task<string[]> CostAsync(Pending pending, CountingMemory storage, CancellationToken cancellation)
    {
        await pending.PassAsync(cancellation);
        var (requests, rows) = (storage.Requests, storage.RowsRead);
        await pending.SweepAsync(cancellation);
        return [(storage.Requests - requests).ToString(CultureInfo.InvariantCulture), (storage.RowsRead - rows).ToString(CultureInfo.InvariantCulture)];
    }
}
