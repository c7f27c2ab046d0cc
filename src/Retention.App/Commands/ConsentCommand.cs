using System.CommandLine;
using System.Globalization;
using System.Text;
using Retention.App.Evidence;
using Retention.App.Explaining;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention consent import|none|evidence</c>: who must not be written to, who agreed, and what proves it.</summary>
internal static class ConsentCommand
{
    private const string Suppressions = "suppressions";

    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Argument<string> Given = new("file") { Description = "A CSV file, as Klaviyo, Mailchimp, Omnisend, Shopify (customers) or AutomateWoo export it" };
    private static readonly Option<string> As = new Option<string>("--as") { Description = "What is in it: suppressions (people who must not be written to) or consent (contacts, with who agreed)", DefaultValueFactory = _ => "consent" }
        .AcceptOnlyFromAmong(Suppressions, "consent");

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only look: say what is new, what is known and what can't be read" };
    private static readonly Argument<string> Who = new("shopper") { Description = "An e-mail address, or our id of the shopper" };
    private static readonly Option<string> Out = new("--out") { Description = "Where to write the file", Required = true };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var import = new Command("import", "Import who must not be written to, or who agreed. Nothing is sent because of it") { Given, As, DryRun, Shop };
        import.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (record, services) => ImportAsync(record.Shop.Id, parsed, services, cancellation), cancellation));
        var none = new Command("none", "Declare that the shop brings along no list of people who must not be written to") { Shop };
        none.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (record, services) => DeclareAsync(record.Shop.Id, services.GetRequiredService<ShopStore>(), cancellation), cancellation));
        var evidence = new Command("evidence", "Write all that is on file about one person's consent, and what was sent, into a file") { Who, Out, Shop };
        evidence.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (record, services) => EvidenceAsync(record.Shop, parsed, services, cancellation), cancellation));
        return new Command("consent", "Lists of who must not be written to and who agreed, and the proof for one person") { import, none, evidence };
    }

    private static async Task<int> ImportAsync(string shop, ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var (import, path) = (services.GetRequiredService<HistoryImport>(), parsed.GetRequiredValue(Given));
        if (await GivenFile.KeepAsync(shop, path, "The file", "Split it, and import one part after the other.", services.GetRequiredService<ImportFiles>(), cancellation) is not var (name, length))
            return 1;
        var kind = parsed.GetValue(As) == Suppressions ? HistorySource.SuppressionFile : HistorySource.ConsentFile;
        var source = new HistorySource(kind) { File = name, FileName = Path.GetFileName(path), Length = length, IsDryRun = parsed.GetValue(DryRun) };
        switch (await import.StartAsync(shop, source, isQueued: false, cancellation))
        {
            case ImportStart.UnderWay { Progress: var other } when other.Source != source:
                return await OneShop.FaultAsync($"Another import is under way since {Plain.Of(other.StartedAt)}. Wait for its end, or call it off with: retention import --shop {shop} --cancel");
            case ImportStart.NoShop:
                return await OneShop.FaultAsync("The shop removed the app: add it again first.");
            default:
                break;
        }

        while (await import.TurnAsync(shop, isQueued: false, cancellation) is { IsUnderWay: true } progress)
            Console.WriteLine($"{Number(progress.Read)} lines ...");
        return await import.FindAsync(shop, cancellation) is { } last ? await TellAsync(last) : await OneShop.FaultAsync("The import is gone: was the shop removed?");
    }

    private static async Task<int> TellAsync(ImportProgress last)
    {
        if (!last.Columns.IsEmpty)
            Console.WriteLine($"Columns that were recognised: {string.Join("; ", last.Columns)}.");
        foreach (var line in last.Source.IsDryRun ? last.Lines : [])
            Console.WriteLine($"Line {Number(line.Line)}: {line.What}");
        foreach (var fault in last.Faults)
            await Console.Error.WriteLineAsync(fault.ToString());
        if (last.FaultCount > last.Faults.Length)
            await Console.Error.WriteLineAsync($"And {last.FaultCount - last.Faults.Length} more faults.");
        if (last.FinishedAt is null)
            return await OneShop.FaultAsync(last.IsUnderWay ? "Somebody else works on this import too, perhaps retention serve: it goes on there." : "Nothing could be read, or it was called off.");
        Console.WriteLine($"{(last.Source.IsDryRun ? "Only looked at" : "Imported")}: {Number(last.Applied)} new, {Number(last.KnownLines)} known already, {Number(last.SilentLines)} say neither yes nor no, {Number(last.FaultCount)} faults. We have sent nothing.");
        return 0;
    }

    private static async Task<int> DeclareAsync(string shop, ShopStore shops, CancellationToken cancellation)
    {
        var changed = await shops.ChangeAsync(shop, known => known.EarlierSuppressions is null ? known with { EarlierSuppressions = EarlierSuppressions.None } : known, cancellation);
        if (changed is null)
            return await OneShop.FaultAsync($"The shop {shop} was removed meanwhile.");
        Console.WriteLine(changed.EarlierSuppressions == EarlierSuppressions.Imported ? "A list was imported already: it stays." : "Declared: there is no earlier list. What advertises can be turned on.");
        return 0;
    }

    private static async Task<int> EvidenceAsync(Shop shop, ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<EvidencePack>().FindAsync(shop, parsed.GetRequiredValue(Who), cancellation) is not { } pack)
            return await OneShop.FaultAsync("Nobody is known by this. Give the whole e-mail address, or our id of the shopper.");
        await File.WriteAllTextAsync(parsed.GetRequiredValue(Out), EvidenceText.Html(pack), Encoding.UTF8, cancellation);
        Console.WriteLine($"Written to {parsed.GetRequiredValue(Out)}. It holds personal data: keep it safe, and delete it when it has served.");
        return 0;
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
