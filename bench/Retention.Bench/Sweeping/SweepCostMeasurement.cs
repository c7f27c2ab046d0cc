using System.Diagnostics;
using System.Globalization;
using Retention.Bench.Storage;

namespace Retention.Bench.Sweeping;

/// <summary>What a sweep asks of storage when little and when more is pending, counted on Azurite.</summary>
internal sealed class SweepCostMeasurement : IMeasurement
{
    private static readonly int[] Sizes = [1_000, 20_000];

    /// <inheritdoc/>
    public string Name => "sweep-cost";

    /// <inheritdoc/>
    public string Measures =>
        $"The storage requests of one sweep of {Pending.Due} due wake-ups of 20 shops, and the rows that come back, counted on Azurite by a policy in the clients' pipelines.";

    /// <inheritdoc/>
    public string ComparedWith => "itself, with twenty times as much pending. The time is shown to be honest about Azurite, which scans a whole table for each query: it is no figure of the schedule's.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        var (rows, counted) = (new List<IReadOnlyList<string>>(), new List<(int Requests, int Rows)>());
        foreach (var size in Sizes)
        {
            await using var azurite = await StartedAzurite.StartAsync(cancellation);
            var costs = new CountedCosts();
            var pending = await Pending.MakeAsync(azurite.ConnectionString, costs, size, atOnce: 8, cancellation);
            var times = new List<double>();
            for (var sweep = 0; sweep < effort.Rounds; sweep++)
            {
                await pending.PassAsync(cancellation);
                costs.Clear();
                var begun = Stopwatch.GetTimestamp();
                await pending.SweepAsync(cancellation);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            counted.Add((costs.Requests, costs.Rows));
            rows.Add([size.ToString("N0", CultureInfo.InvariantCulture), costs.Requests.ToString(CultureInfo.InvariantCulture), costs.Rows.ToString(CultureInfo.InvariantCulture), costs.Kinds, times.Median().Text()]);
        }

        return new(
            ["pending", "requests", "rows read", "which requests", "time on Azurite, ms"],
            rows,
            [
                Ratio.Of("requests of a sweep, 20,000 to 1,000 pending", [(double)counted[1].Requests / counted[0].Requests], atMost: 1),
                Ratio.Of("rows read by a sweep, 20,000 to 1,000 pending", [(double)counted[1].Rows / counted[0].Rows], atMost: 1),
            ],
            []);
    }
}
