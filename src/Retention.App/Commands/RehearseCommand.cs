using System.CommandLine;
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
    private static readonly Option<int> Days = new("--days") { Description = "How many days back", DefaultValueFactory = _ => 30 };
    private static readonly Option<DateOnly?> From = new("--from") { Description = "The first day, like 2026-10-01, instead of --days" };
    private static readonly Option<DateOnly?> To = new("--to") { Description = "The last day, like 2026-10-31; today when not given" };
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
        var days = parsed.GetValue(Days);
        var zone = Reporting.ZoneOf(changed);
        var to = parsed.GetValue(To) is { } last ? Midnight(last.AddDays(1), zone) : end;
        var lastDay = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(to.AddTicks(-1), zone).DateTime);
        var from = Midnight(parsed.GetValue(From) ?? lastDay.AddDays(1 - days), zone);
        if (days is < 1 or > 366 || from >= to)
            return await OneShop.FaultAsync(days is < 1 or > 366 ? "--days is from 1 to 366." : "--from is a day before --to.");
        if (history.First is not { } known || known >= to)
            return await OneShop.FaultAsync($"Nothing is recorded of {shop.Brand.Name} {(history.First is null ? "yet" : $"before {to:d MMMM yyyy}")}, so there is nothing to rehearse on. Events are recorded as they arrive, and kept for 90 days: try again in some days.");

        var report = Reporting.Of(flow, changed, tried, history, from, to, renderer);
        if (parsed.GetValue(Json))
            Console.WriteLine(JsonSerializer.Serialize(report, RehearsalJson.Default.RehearsalReport));
        else
            Print(RehearsalText.Of(report, flow.Lacks));
        return 0;
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Console.WriteLine(line);
    }

    // The shop's own midnight; where a clock leaves it out, the moment that its day began by the offset before.
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
