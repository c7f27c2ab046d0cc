using System.Globalization;
using Retention.Bench;
using Retention.Bench.Ingress;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// A server that is measured is this program again, in a process of its own.
switch (args)
{
    case ["serve-door", var port]:
        await DoorServer.RunAsync(Number(port));
        return 0;
    case ["serve-bare", var port]:
        await BareServer.RunAsync(Number(port));
        return 0;
}

var quick = args.Contains("--quick", StringComparer.Ordinal);
var names = args.Where(argument => !argument.StartsWith('-')).ToArray();
if (names.Except(Measurements.All.Select(measurement => measurement.Name), StringComparer.Ordinal).ToArray() is { Length: > 0 } unknown)
{
    await Console.Error.WriteLineAsync($"There is no measurement {string.Join(", ", unknown)}. There are: {string.Join(", ", Measurements.All.Select(measurement => measurement.Name))}.");
    return 1;
}

var effort = quick ? new Effort(Rounds: 2, Seconds: 2) : new Effort(Rounds: 7, Seconds: 5);
var failed = 0;
var report = new Report(Machine.Describe(), DateTimeOffset.UtcNow, effort);
foreach (var measurement in Measurements.All.Where(measurement => names.Length == 0 || names.Contains(measurement.Name, StringComparer.Ordinal)))
{
    await Console.Error.WriteLineAsync($"Measuring {measurement.Name} ...");
    try
    {
        var finding = await measurement.RunAsync(effort, CancellationToken.None);
        await Console.Out.WriteLineAsync(await report.WriteAsync(measurement, finding));
    }
    catch (Exception fault) // Caught, so that the servers that were started end; the others are still measured.
    {
        await Console.Error.WriteLineAsync($"{measurement.Name} failed: {fault}");
        failed++;
    }
}

return failed == 0 ? 0 : 1;

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
