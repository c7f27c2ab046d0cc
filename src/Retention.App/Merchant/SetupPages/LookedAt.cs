using Retention.App.Storefronts;

namespace Retention.App.Merchant.SetupPages;

/// <summary>A file that was looked at, and nothing of it taken over yet: what its columns are taken for was shown first.</summary>
internal static class LookedAt
{
    /// <summary>What is said of a file that is too large.</summary>
    public static readonly string Smaller = $"The file is larger than {ImportFiles.Limit / 1024 / 1024} MB. Split it, and import one part after the other.";

    /// <summary>Imports the very file that was looked at last.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="import">The imports.</param>
    /// <param name="isMeant">Whether a source is of the kind that the page is about.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What is wrong; empty when it was started.</returns>
    public static async Task<IReadOnlyList<string>> ImportAsync(string shop, HistoryImport import, Predicate<HistorySource> isMeant, CancellationToken cancellation) =>
        await import.FindAsync(shop, cancellation) is { FinishedAt: not null, Source: { IsDryRun: true } source } && isMeant(source)
            ? Upload.Answer(await import.StartAsync(shop, source with { IsDryRun = false }, isQueued: true, cancellation), isStuck: false)
            : ["There is no file that was looked at. Choose it again."];
}
