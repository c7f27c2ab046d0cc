using System.Globalization;
using Retention.App.Explaining;
using Retention.App.Storefronts;

namespace Retention.App.Commands;

/// <summary>Takes over a file line by line, or only looks at it, and tells what became of it. The command does the work itself.</summary>
internal static class FileImport
{
    /// <summary>Does it; the command's answer.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="path">Where the file is.</param>
    /// <param name="source">What it is, but for the file itself.</param>
    /// <param name="services">The program.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<int> RunAsync(string shop, string path, HistorySource source, IServiceProvider services, CancellationToken cancellation)
    {
        var import = services.GetRequiredService<HistoryImport>();
        if (await GivenFile.KeepAsync(shop, path, "The file", "Split it, and import one part after the other.", services.GetRequiredService<ImportFiles>(), cancellation) is not var (name, length))
            return 1;
        var given = source with { File = name, FileName = Path.GetFileName(path), Length = length };
        switch (await import.StartAsync(shop, given, isQueued: false, cancellation))
        {
            case ImportStart.UnderWay { Progress: var other } when other.Source != given:
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
        Console.WriteLine($"{(last.Source.IsDryRun ? "Only looked at" : "Imported")}: {Number(last.Applied)} new, {Number(last.KnownLines)} known already, {(last.Source.IsAboutReviews ? "" : $"{Number(last.SilentLines)} say neither yes nor no, ")}{Number(last.FaultCount)} faults. We have sent nothing.");
        return 0;
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
