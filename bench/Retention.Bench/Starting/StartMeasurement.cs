using System.Diagnostics;
using System.Globalization;
using Retention.Bench.Ingress;
using Retention.Bench.Storage;

namespace Retention.Bench.Starting;

/// <summary>How soon the published program answers, and what it holds in memory.</summary>
internal sealed class StartMeasurement : IMeasurement
{
    private const string Published = "artifacts/bench";
    private const int Starts = 3; // Of each, in a round.
    private const int Idle = 10; // Seconds.

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public string Measures =>
        "From the start of the published program's process (`retention serve`; self-contained, ReadyToRun, as script/package makes it) to its first 200 of /health/ready, "
        + "on an Azurite that runs already and holds its tables, queues and keys: settings, the sixteen or so storage requests of a start, key ring and first read are in. "
        + "Then its working set after ten idle seconds, and after the ingress measurement's orders were posted to its door by two connections and handled by its workers.";

    /// <inheritdoc/>
    public string ComparedWith => "the ingress measurement's bare Kestrel endpoint, published and started the same way.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        await using var azurite = await StartedAzurite.StartAsync(cancellation);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__ConnectionString"] = azurite.ConnectionString,
            ["Keys__Master"] = Convert.ToBase64String(new byte[32]),
            ["Shopify__ClientSecrets__0"] = ShopifyOrders.Secret,
        };
        RunningServer Program()
        {
            var port = RunningServer.FreePort();
            return RunningServer.Start("retention", port, environment, Path.GetFullPath($"{Published}/retention/retention"), "serve", "--urls", $"http://127.0.0.1:{port}");
        }

        RunningServer Bare()
        {
            var port = RunningServer.FreePort();
            return RunningServer.Start("bare Kestrel", port, new Dictionary<string, string>(StringComparer.Ordinal), Path.GetFullPath($"{Published}/bare/Retention.Bench"), "serve-bare", port.ToString(CultureInfo.InvariantCulture));
        }

        await TimeAsync(Program, cancellation); // Makes the tables, and brings both programs' files into memory.
        await TimeAsync(Bare, cancellation);
        var (program, bare, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < effort.Rounds; round++)
        {
            var (one, other) = (new List<double>(), new List<double>());
            for (var start = 0; start < Starts; start++)
            {
                one.Add(await TimeAsync(Program, cancellation));
                other.Add(await TimeAsync(Bare, cancellation));
            }

            program.AddRange(one);
            bare.AddRange(other);
            ratios.Add(one.Median() / other.Median());
        }

        var (idle, loaded, peak, handled) = await MemoryAsync(Program, environment, effort, cancellation);
        var (bareIdle, bareLoaded, barePeak, bareHandled) = await MemoryAsync(Bare, environment: null, effort, cancellation);
        return new(
            ["program", "start to first 200, ms (median)", "working set idle, MB", "after load, MB", "at most, MB", "deliveries of that load"],
            [
                ["retention", program.Median().Text(), idle.Text(), loaded.Text(), peak.Text(), handled.ToString("N0", CultureInfo.InvariantCulture)],
                ["bare Kestrel", bare.Median().Text(), bareIdle.Text(), bareLoaded.Text(), barePeak.Text(), bareHandled.ToString("N0", CultureInfo.InvariantCulture)],
            ],
            [Ratio.Of("retention to bare Kestrel, time to first 200", ratios)],
            ["both programs' files are in the system's memory: a first start after a deployment also reads them from a disk"]);
    }

    private static async Task<double> TimeAsync(Func<RunningServer> start, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        using var server = start();
        await server.AnswersAsync("/health/ready", cancellation);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task<(double Idle, double Loaded, double Peak, long Handled)> MemoryAsync(Func<RunningServer> start, Dictionary<string, string>? environment, Effort effort, CancellationToken cancellation)
    {
        if (environment is not null)
            await AddShopAsync(environment, cancellation);
        using var server = start();
        await server.AnswersAsync("/health/ready", cancellation);
        await Task.Delay(TimeSpan.FromSeconds(Idle), cancellation);
        var idle = server.WorkingSet;
        var turn = await Load.RunAsync(server, ShopifyOrders.Requests(2_000, "/webhooks/shopify"), TimeSpan.FromSeconds(effort.Seconds * 4), cancellation, connections: 2);
        return (idle, server.WorkingSet, server.PeakWorkingSet, turn.Requests);
    }

    private static async Task AddShopAsync(Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path.GetFullPath($"{Published}/retention/retention"), ["shops", "add", "--platform", "shopify", "--domain", ShopifyOrders.Domain]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var program = Process.Start(start)!;
        await program.StandardOutput.ReadToEndAsync(cancellation);
        await program.WaitForExitAsync(cancellation);
        if (program.ExitCode != 0)
            throw new InvalidOperationException("The shop could not be added.");
    }
}
