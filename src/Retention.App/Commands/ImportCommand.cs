using System.CommandLine;
using System.Globalization;
using Retention.App.Explaining;
using Retention.App.Storage;
using Retention.App.Storefronts;

namespace Retention.App.Commands;

/// <summary><c>retention import</c>: what a shop already has, from a file of orders or from a shop that does not exist. The command does the work itself.</summary>
internal static class ImportCommand
{
    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Option<string> Csv = new("--csv") { Description = "An export of orders, as a Shopify shop's admin makes it" };
    private static readonly Option<bool> AllOrders = new("--all-orders") { Description = "The file has every order that the shop ever had: then a first order can be called one" };
    private static readonly Option<bool> Simulated = new("--simulated") { Description = "The past of a shop that does not exist" };
    private static readonly Option<int> Orders = new("--orders") { Description = "How many orders that has", DefaultValueFactory = _ => 500 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed makes the same past", DefaultValueFactory = _ => 7 };
    private static readonly Option<int> Days = new("--days") { Description = "How many days it has, up to today", DefaultValueFactory = _ => 90 };
    private static readonly Option<bool> Cancel = new("--cancel") { Description = "Call off the import that is under way; what was imported stays" };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("import", "Import what a shop already has. Nothing is sent because of it") { Shop, Csv, AllOrders, Simulated, Orders, Seed, Days, Cancel };
        command.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (record, services) => RunAsync(record, parsed, services, cancellation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ShopRecord record, ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var import = services.GetRequiredService<HistoryImport>();
        var shop = record.Shop.Id;
        if (parsed.GetValue(Cancel))
        {
            Console.WriteLine(await import.CancelAsync(shop, cancellation) ? "The import is called off. What was imported stays known." : "No import is under way.");
            return 0;
        }

        if (parsed.GetValue(Simulated) == parsed.GetValue(Csv) is not null)
            return await OneShop.FaultAsync("Say what to import: either --csv orders.csv, or --simulated.");
        if (parsed.GetValue(Orders) is < 1 or > 100_000 || parsed.GetValue(Days) is < 1 or > 3660)
            return await OneShop.FaultAsync("--orders is from 1 to 100000, --days from 1 to 3660.");
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var source = parsed.GetValue(Csv) is { } path
            ? await GivenFile.KeepAsync(shop, path, "--csv", "Export the orders of one year at a time, and import one file after the other.", services.GetRequiredService<ImportFiles>(), cancellation) is var (name, length)
                ? new HistorySource(HistorySource.OrderFile) { File = name, Length = length, HasAllOrders = parsed.GetValue(AllOrders) } : null
            : new(HistorySource.Simulated) { Orders = parsed.GetValue(Orders), Seed = parsed.GetValue(Seed), Days = parsed.GetValue(Days), Until = today, HasAllOrders = true };
        if (source is null)
            return 1;
        switch (await import.StartAsync(shop, source, isQueued: false, cancellation))
        {
            case ImportStart.UnderWay { Progress: var other } when other.Source != source:
                return await OneShop.FaultAsync($"Another import is under way since {Plain.Of(other.StartedAt)}. Wait for its end, or call it off with: retention import --shop {shop} --cancel");
            case ImportStart.UnderWay { Progress: var same }:
                Console.WriteLine($"Going on where it stopped: {Counted(same)}.");
                break;
            case ImportStart.NoShop:
                return await OneShop.FaultAsync("The shop removed the app: add it again first.");
            default:
                break;
        }

        return await WorkAsync(shop, import, services.GetRequiredService<ReachCounting>(), cancellation);
    }

    private static async Task<int> WorkAsync(string shop, HistoryImport import, ReachCounting reach, CancellationToken cancellation)
    {
        while (await import.TurnAsync(shop, isQueued: false, cancellation) is { IsUnderWay: true } progress)
            Console.WriteLine($"{Counted(progress)} ...");
        if (await import.FindAsync(shop, cancellation) is not { } last)
            return await OneShop.FaultAsync("The import is gone: was the shop removed?");
        foreach (var fault in last.Faults)
            await Console.Error.WriteLineAsync(fault.ToString());
        if (last.FaultCount > last.Faults.Length)
            await Console.Error.WriteLineAsync($"And {last.FaultCount - last.Faults.Length} more faults.");
        if (last.IsUnderWay)
            return await OneShop.FaultAsync("Somebody else works on this import too, perhaps retention serve: it goes on there.");
        if (last.FinishedAt is null)
            return await OneShop.FaultAsync(last.FailedAt is null ? "The import was called off. What was imported stays known." : "The import ended: nothing could be read.");
        while (await reach.TurnAsync(shop, cancellation) is not null)
        {
            // Until everybody is counted.
        }

        Console.WriteLine($"Imported: {Counted(last)}. {(last.LeftToLive > 0 ? $"{last.LeftToLive} are too recent: the shop tells those itself. " : "")}We have sent nothing.");
        return 0;
    }

    private static string Counted(ImportProgress progress) => string.Create(CultureInfo.InvariantCulture,
        $"{progress.Applied:N0} events{(progress.Share is { } share ? $", {Math.Floor(share * 100):0} % of it" : "")}{(progress.FaultCount > 0 ? $", {progress.FaultCount:N0} faults" : "")}");
}
