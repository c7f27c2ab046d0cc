using System.CommandLine;
using System.Text;
using Retention.App.Evidence;
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

    private static Task<int> ImportAsync(string shop, ParseResult parsed, IServiceProvider services, CancellationToken cancellation) => FileImport.RunAsync(
        shop,
        parsed.GetRequiredValue(Given),
        new(parsed.GetValue(As) == Suppressions ? HistorySource.SuppressionFile : HistorySource.ConsentFile) { IsDryRun = parsed.GetValue(DryRun) },
        services,
        cancellation);

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
}
