using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Rehearsal;
using Retention.Shoppers;
using Retention.Shops;
using Recorded = Retention.Rehearsal.Recorded;

namespace Retention.Bench.Deciding;

/// <summary>How fast the pure rules apply the events of a simulated year, and rehearse a flow on its last 90 days.</summary>
internal sealed class CoreMeasurement : IMeasurement
{
    private const int Orders = 10_000;

    /// <inheritdoc/>
    public string Name => "core";

    /// <inheritdoc/>
    public string Measures =>
        $"The pure rules, on one thread: every event of a simulated shop of {Orders.ToString("N0", CultureInfo.InvariantCulture)} orders in a year (carts, parcels, saved items, consent with them) is applied to its shopper with all flows on, "
        + "journeys started, moved and ended with it; then a rehearsal of the abandoned-cart flow over the last 90 days, which applies the 90 days' events and takes every decision. Who is who is settled before.";

    /// <inheritdoc/>
    public string ComparedWith => "reading the same events from JSON with System.Text.Json's generated code, as the worker does with each of them before.";

    /// <inheritdoc/>
    public Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        var settings = new SimulationSettings { Orders = Orders };
        var people = new WhoIsWho();
        var arrivals = new SimulatedShop(settings).Arrivals().ToArray();
        Recorded[] history = [.. arrivals.SelectMany(arrival => people.Record(arrival.Key, arrival.Happened, arrival.ArrivedAt)).OrderBy(recorded => recorded.AppliedAt)];
        Recorded[] own = [.. history.Where(recorded => recorded.Shopper.Length > 0)];
        byte[][] bodies = [.. arrivals.Select(arrival => JsonSerializer.SerializeToUtf8Bytes(arrival.Happened, StoredEvents.TypeOf(arrival.Happened.GetType().Name)!))];
        string[] kinds = [.. arrivals.Select(arrival => arrival.Happened.GetType().Name)];
        var last = history.Where(recorded => recorded.AppliedAt >= settings.Until.AddDays(-90)).ToArray();
        var shop = new Shop
        {
            Id = "simulated",
            Brand = new("Simulated") { PostalAddress = "1 Lane" },
            ConnectedAt = settings.Since,
            Country = "US",
            KnowsAllOrders = true,
            FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)],
        };

        var (apply, read, rehearse, ratios, bytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0L);
        for (var round = -2; round < effort.Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var (applying, known) = Time(() => Apply(own, shop));
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var (reading, _) = Time(() => Read(bodies, kinds));
            var (rehearsing, rehearsed) = Time(() => Rehearsal.Rehearsal.Play(Flows.AbandonedCart.AbandonedCart.Flow, shop, last, settings.Until.AddDays(-90), settings.Until));
            if (known == 0 || rehearsed.Messages.IsEmpty)
                throw new InvalidOperationException("Nothing was decided.");
            if (round < 0)
                continue; // Warming up.
            apply.Add(own.Length / applying);
            read.Add(bodies.Length / reading);
            rehearse.Add(rehearsing);
            ratios.Add(own.Length / applying / (bodies.Length / reading));
        }

        var (aim, seconds) = (250_000.0, 2.0);
        return Task.FromResult(new Finding(
            ["what", "figure (median)", "aim"],
            [
                ["events applied a second, on one core", apply.Median().ToString("N0", CultureInfo.InvariantCulture), $"at least 250,000: {(apply.Median() >= aim ? "met" : "MISSED")}"],
                ["bytes allocated for an event", ((double)bytes / own.Length).ToString("N0", CultureInfo.InvariantCulture), ""],
                ["events read from JSON a second, on one core", read.Median().ToString("N0", CultureInfo.InvariantCulture), ""],
                ["rehearsal of 90 days, seconds", rehearse.Median().Text(), $"under 2: {(rehearse.Median() < seconds ? "met" : "MISSED")}"],
            ],
            [Ratio.Of("events applied to events read from JSON, in the same time", ratios)],
            [$"{own.Length.ToString("N0", CultureInfo.InvariantCulture)} events in the year, {last.Length.ToString("N0", CultureInfo.InvariantCulture)} in the 90 days"]));
    }

    private static int Apply(Recorded[] history, Shop shop)
    {
        var shoppers = new Dictionary<string, Shopper>(StringComparer.Ordinal);
        foreach (var recorded in history)
        {
            var known = shoppers.TryGetValue(recorded.Shopper, out var before) ? before : new Shopper { Id = recorded.Shopper };
            shoppers[recorded.Shopper] = Knowledge.Apply(known, recorded.Happened, recorded.Key, recorded.Names, shop, recorded.AppliedAt).Shopper;
        }

        return shoppers.Count;
    }

    private static int Read(byte[][] bodies, string[] kinds)
    {
        var read = 0;
        for (var index = 0; index < bodies.Length; index++)
            read += JsonSerializer.Deserialize(bodies[index], StoredEvents.TypeOf(kinds[index])!) is null ? 0 : 1;
        return read;
    }

    private static (double Seconds, T Result) Time<T>(Func<T> run)
    {
        GC.Collect();
        var begun = Stopwatch.GetTimestamp();
        var result = run();
        return (Stopwatch.GetElapsedTime(begun).TotalSeconds, result);
    }
}
