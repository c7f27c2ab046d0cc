using Azure;

namespace Retention.App.Storage;

/// <summary>Forgets the copies of sent letters together with the hours of the journal that tell of them: so its cost follows what is too old, never what is kept.</summary>
internal sealed class LetterCleaning(AppStorage storage)
{
    private const int AtOnce = 8;

    /// <summary>Forgets the letters of an hour of a shop. Before the hour's own blob goes: killed in between, it is done again.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="rows">The lines of the hour.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task ForgetAsync(string shop, IEnumerable<JournalRow> rows, CancellationToken cancellation)
    {
        var letters = rows.Where(row => row.Decision is { Message: not null, Attempt: not null })
            .Select(row => (Partition: Keys.Shopper(shop, row.Shopper), Row: Keys.Letter(row.Decision!.Message!, row.Decision.Attempt!.Value))).Distinct();
        await Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (letter, stopping) =>
            await storage.Shoppers.DeleteEntityAsync(letter.Partition, letter.Row, ETag.All, stopping)); // One that is gone already is an answer, no error.
    }
}
