using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Wording;

/// <summary>A test letter that may be handed over.</summary>
/// <param name="Kind">What kind of test it is.</param>
/// <param name="Row">Its row's key.</param>
/// <param name="Number">Which of its day it is, from 1.</param>
internal sealed record TestClaim(string Kind, string Row, int Number);

/// <summary>
/// The rows of a shop's test letters, of each kind for itself. A row is written before the letter is handed over, so that none goes twice, and it
/// counts against the day (UTC).
/// </summary>
internal sealed class TestLetterRows(AppStorage storage)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Claims a test letter; null when there were enough today.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="kind">What kind of test it is.</param>
    /// <param name="most">How many of that kind there may be in a day.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TestClaim?> NextAsync(string shop, string kind, int most, DateTimeOffset now, CancellationToken cancellation)
    {
        await CleanAsync(shop, kind, now, cancellation);
        for (var number = 1 + await CountAsync(shop, kind, now, cancellation); number <= most; number++)
        {
            if (await AddAsync(shop, kind, number, number.ToString("D3", CultureInfo.InvariantCulture), now, cancellation) is { } claim)
                return claim; // Else somebody else sends a test at the same moment.
        }

        return null;
    }

    /// <summary>How many of that kind there were today.</summary>
    public async Task<int> CountAsync(string shop, string kind, DateTimeOffset now, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var _ in Rows(shop, Keys.TestLetter(kind, now, ""), cancellation))
            count++;
        return count;
    }

    /// <summary>Claims the test letter of this name; null when it was claimed before, today or yesterday.</summary>
    public async Task<TestClaim?> AddAsync(string shop, string kind, string name, DateTimeOffset now, CancellationToken cancellation)
    {
        await CleanAsync(shop, kind, now, cancellation);
        var before = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.TestLetter(kind, now.AddDays(-1), name), cancellationToken: cancellation);
        return before.HasValue ? null : await AddAsync(shop, kind, number: 0, name, now, cancellation);
    }

    /// <summary>Writes down what became of it.</summary>
    public Task RecordAsync(string shop, TestClaim claim, string state, CancellationToken cancellation) =>
        storage.Shops.UpsertEntityAsync(new TableEntity(shop, claim.Row) { ["State"] = state }, TableUpdateMode.Merge, cancellation);

    /// <summary>Gives a claim back: the letter was certainly not taken.</summary>
    public Task GiveBackAsync(string shop, TestClaim claim, CancellationToken cancellation) => storage.Shops.DeleteEntityAsync(shop, claim.Row, cancellationToken: cancellation);

    private async Task<TestClaim?> AddAsync(string shop, string kind, int number, string name, DateTimeOffset now, CancellationToken cancellation)
    {
        var key = Keys.TestLetter(kind, now, name);
        try
        {
            await storage.Shops.AddEntityAsync(new TableEntity(shop, key) { ["V"] = StoredJson.Version, ["At"] = now, ["State"] = "Claimed" }, cancellation);
            return new(kind, key, number);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return null;
        }
    }

    private async Task CleanAsync(string shop, string kind, DateTimeOffset now, CancellationToken cancellation)
    {
        var oldest = Keys.TestLetter(kind, now - Kept, "");
        await foreach (var row in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {Keys.TestLettersOf(kind)} and RowKey lt {oldest}"), cancellationToken: cancellation))
            await storage.Shops.DeleteEntityAsync(shop, row.RowKey, cancellationToken: cancellation);
    }

    private AsyncPageable<TableEntity> Rows(string shop, string beginning, CancellationToken cancellation) =>
        storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {beginning} and RowKey lt {Keys.After(beginning)}"), cancellationToken: cancellation);
}
