using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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

    private static readonly Option<int> Orders = new("--orders") { Description = "How many orders", DefaultValueFactory = _ => 10_000, Validators = { Between(1, 1_000_000) } };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed makes the same history", DefaultValueFactory = _ => 7 };
    private static readonly Option<int> Days = new("--days") { Description = "How many days it has", DefaultValueFactory = _ => 365, Validators = { Between(1, 3660) } };
    private static readonly Option<DateOnly> Until = new("--until") { Description = "The day on which it ends, like 2026-11-01 (UTC, not included)", DefaultValueFactory = _ => SimulationSettings.LastDay };
    private static readonly Option<string> Out = new("--out") { Description = "The file to write; the console when not given" };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("simulate", "Make the history of a shop that does not exist") { Orders, Seed, Days, Until, Out };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private static Action<OptionResult> Between(int least, int most) => result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && (value < least || value > most))
            result.AddError($"{result.Option.Name} is from {least} to {most}.");
    };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var shop = new SimulatedShop(new()
        {
            Orders = parsed.GetValue(Orders),
            Seed = parsed.GetValue(Seed),
            Days = parsed.GetValue(Days),
            Until = new(parsed.GetValue(Until), TimeOnly.MinValue, TimeSpan.Zero),
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
