using System.CommandLine;
using Retention.App.Merchant.ReviewPages;
using Retention.App.Storefronts;

namespace Retention.App.Commands;

/// <summary><c>retention reviews import|export</c>: reviews of another program come in, and all of a shop's go out.</summary>
internal static class ReviewsCommand
{
    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Argument<string> Given = new("file") { Description = "A CSV file, as Judge.me, Loox, Yotpo, Stamped, Product Reviews or WordPress (comments) export it, or our own" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only look: say what is new, what is known and what can't be read" };
    private static readonly Option<bool> Rewarded = new("--rewarded") { Description = "Something was promised or given for these reviews: each is shown with that mark" };
    private static readonly Option<string> Out = new("--out") { Description = "Where to write the file", Required = true };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var import = new Command("import", "Import reviews of another program. They earn no credit, and nothing is sent because of them") { Given, DryRun, Rewarded, Shop };
        import.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), (record, services) => FileImport.RunAsync(
            record.Shop.Id,
            parsed.GetRequiredValue(Given),
            new(HistorySource.ReviewFile) { IsDryRun = parsed.GetValue(DryRun), IsRewarded = parsed.GetValue(Rewarded) },
            services,
            cancellation), cancellation));
        var export = new Command("export", "Write all reviews into a CSV file") { Out, Shop };
        export.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), async (record, services) =>
        {
            await using var file = File.Create(parsed.GetRequiredValue(Out));
            await services.GetRequiredService<ReviewCsv>().WriteAsync(record.Shop.Id, file, cancellation);
            Console.WriteLine($"Written to {parsed.GetRequiredValue(Out)}.");
            return 0;
        }, cancellation));
        return new Command("reviews", "Reviews from another program, and to a file") { import, export };
    }
}
