using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Retention.App.Letters;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention rehearse</c>: what a flow would have done in the past, before it is turned on.</summary>
internal static class RehearseCommand
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90); // As long as the journal is.

    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Option<string> Flow = FlowsCommand.FlowOption("The flow, like abandoned-cart; it counts as on", isRequired: true);
    private static readonly Option<int> Days = PlainOption.Whole("--days", "How many days back", RehearsalJob.Days, least: 1, most: 366);
    private static readonly Option<DateOnly?> From = PlainOption.Day("--from", "The first day, like 2026-10-01, instead of --days");
    private static readonly Option<DateOnly?> To = PlainOption.Day("--to", "The last day, like 2026-10-31; today when not given");
    private static readonly Option<string[]> Set = FlowsCommand.SetOption("What to try, as name=value like wait=2h; may be given again. Nothing is changed in the shop");
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON (docs/rehearsal.md)" };
    private static readonly Option<string> History = new("--history") { Description = "Take the past from a file that retention simulate --out wrote, instead of from the shop's own" };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("rehearse", "Show what a flow would have sent in the past, and why not more") { Shop, Flow, Days, From, To, Set, Json, History };
        command.SetAction((parsed, cancellation) => parsed.GetValue(History) is { } file
            ? OfFileAsync(file, parsed, cancellation)
            : OneShop.RunAsync(parsed.GetValue(Shop), (record, services) => OfJournalAsync(record.Shop, parsed, services, cancellation), cancellation));
        return command;
    }

    /// <summary>The shop whose past is rehearsed from a file when no other is named.</summary>
    public static Shop SimulatedShop { get; } = new()
    {
        Id = "simulated",
        Brand = new("The simulated shop") { Url = "https://simulated.example", PostalAddress = "1 Example Street, New York, NY 10001, USA" },
        ConnectedAt = DateTimeOffset.UnixEpoch,
        KnowsAllOrders = true,
        Country = "US",
        TimeZone = "America/New_York",
    };

    private static async Task<int> OfJournalAsync(Shop shop, ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var history = await RecordedEvents.OfJournalAsync(shop.Id, services.GetRequiredService<Journal>(), services.GetRequiredService<Identity>(), now - Kept, now, cancellation);
        return await RunAsync(shop, history, now, parsed, services.GetRequiredService<LetterRenderer>());
    }

    private static async Task<int> OfFileAsync(string file, ParseResult parsed, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            return await OneShop.FaultAsync($"--history is a file that retention simulate --out wrote; there is none at \"{file}\".");
        try
        {
            var history = await RecordedEvents.OfFileAsync(file, cancellation);
            Task<int> Run(Shop shop) => RunAsync(shop, history, history.Last ?? DateTimeOffset.UnixEpoch, parsed, new LetterRenderer());
            return parsed.GetValue(Shop) is { } named ? await OneShop.RunAsync(named, (record, _) => Run(record.Shop), cancellation) : await Run(SimulatedShop);
        }
        catch (InvalidDataException fault)
        {
            return await OneShop.FaultAsync($"{file}: {fault.Message}");
        }
    }

    private static async Task<int> RunAsync(Shop shop, RecordedEvents history, DateTimeOffset end, ParseResult parsed, LetterRenderer renderer)
    {
        var flow = AllFlows.Switches.Single(flow => flow.Family == parsed.GetRequiredValue(Flow));
        var tried = parsed.GetValue(Set) ?? [];
        if (SettingText.Read(shop, flow.Family, tried) is not SettingRead.Understood(var changed))
            return await OneShop.FaultAsync(((SettingRead.Fault)SettingText.Read(shop, flow.Family, tried)).Text);
        var zone = Reporting.ZoneOf(changed);
        var to = parsed.GetValue(To) is { } last ? RehearsedTime.Midnight(last.AddDays(1), zone) : end;
        var from = parsed.GetValue(From) is { } first ? RehearsedTime.Midnight(first, zone) : RehearsedTime.From(changed, parsed.GetValue(Days), to);
        if (from >= to)
            return await OneShop.FaultAsync(parsed.GetValue(To) is null ? "--from is not after the last day of what is recorded." : "--from is not after --to.");
        if (Missing(shop, history, parsed.GetValue(History), from, to, zone) is { } missing)
            return await OneShop.FaultAsync(missing);

        var report = Reporting.Tell(flow, changed, shop, tried, history, from, to, renderer).Report;
        if (parsed.GetValue(Json))
            Console.WriteLine(JsonSerializer.Serialize(report, RehearsalJson.Default.RehearsalReport));
        else
            Print(RehearsalText.Of(report));
        return 0;
    }

    // What to do differs: a shop's own past grows by itself, a file's does not.
    private static string? Missing(Shop shop, RecordedEvents history, string? file, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (history is not { First: { } first, Last: { } last })
        {
            return file is null
                ? $"Nothing is recorded of {shop.Brand.Name} yet, so there is nothing to rehearse on. Events are recorded as they arrive, and kept for 90 days: try again in some days."
                : $"{file} holds no event that concerns a shopper, so there is nothing to rehearse on. Make one with: retention simulate --out FILE";
        }

        return first < to && last >= from ? null : $"{file ?? $"What is recorded of {shop.Brand.Name}"} goes from {Day(first)} to {Day(last)}: ask for days among them with --from and --to.";
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Console.WriteLine(line);
    }
}
