using System.CommandLine;
using System.Text;
using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Simulation;
using Retention.App.Storage;

namespace Retention.App.Commands;

/// <summary>
/// <c>retention simulate</c>: the history of a shop that does not exist, one arrival a line, each as it would lie in the queue. The summary goes to the
/// console's error stream, so that the lines can be piped.
/// </summary>
internal static class SimulateCommand
{
    private const string Shop = "simulated";

    private static readonly Option<int> Orders = PlainOption.Whole("--orders", "How many orders", usual: 10_000, least: 1, most: 1_000_000);
    private static readonly Option<int> Seed = PlainOption.Whole("--seed", "The same seed makes the same history", usual: 7, int.MinValue, int.MaxValue);
    private static readonly Option<int> Days = PlainOption.Whole("--days", "How many days it has", usual: 365, least: 1, most: 3660);
    private static readonly Option<DateOnly?> Until = PlainOption.Day("--until", "The day on which it ends, like 2026-11-01 (UTC, not included)", SimulationSettings.LastDay);
    private static readonly Option<string> Out = new("--out") { Description = "The file to write; the console when not given" };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("simulate", "Make the history of a shop that does not exist") { Orders, Seed, Days, Until, Out };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var shop = new SimulatedShop(new()
        {
            Orders = parsed.GetValue(Orders),
            Seed = parsed.GetValue(Seed),
            Days = parsed.GetValue(Days),
            Until = new(parsed.GetValue(Until)!.Value, TimeOnly.MinValue, TimeSpan.Zero),
        });
        var tally = new Tally();
        Stream file;
        try
        {
            file = parsed.GetValue(Out) is { } path ? File.Create(path) : Console.OpenStandardOutput();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return await OneShop.FaultAsync($"--out can't be written: {fault.Message}");
        }

        await using (var lines = file)
        await using (var writer = new StreamWriter(lines, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024))
        {
            foreach (var arrival in shop.Arrivals())
            {
                cancellation.ThrowIfCancellationRequested();
                tally.Add(arrival);
                var message = EventMessage.Of(Shop, arrival.Key, arrival.ArrivedAt, arrival.Happened, arrival.Topic);
                await writer.WriteAsync(JsonSerializer.Serialize(message, Stored.Default.EventMessage));
                await writer.WriteAsync('\n');
            }
        }

        tally.Write(shop, Console.Error);
        return 0;
    }
}
