using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Surveys;
using Response = Retention.Surveys.Response;

namespace Retention.App.Surveys;

/// <summary>What was answered to a shop's surveys and who was asked, for its report: one partition for each shop. Each row has a signpost by which it is found when its shopper is erased.</summary>
internal sealed class ResponseStore(AppStorage storage)
{
    /// <summary>How many responses, and how many who were asked, a report reads at most: the newest of what storage gives are not told apart before they are read.</summary>
    public const int MostRead = 20_000;

    /// <summary>Puts what was answered in the place of what was known. Told again, or late, it changes nothing.</summary>
    public async Task PutAsync(string shop, Response told, CancellationToken cancellation)
    {
        while (true)
        {
            var key = Keys.Response(told.Survey, told.Id);
            var known = await FindAsync(shop, key, cancellation);
            var before = known?.Read(Stored.Default.Response);
            var next = told.InPlaceOf(before);
            if (next == before || await TryAsync(shop, next.Shopper, new TableEntity(shop, key) { ["At"] = next.At }.With(next, Stored.Default.Response), known?.ETag, cancellation))
                return;
        }
    }

    /// <summary>Puts down that somebody's turn came, or that the letter went. What is known already stays.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="response">The id of the response that it may lead to.</param>
    /// <param name="invited">Whose turn.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task PutAsync(string shop, string response, Invited invited, CancellationToken cancellation)
    {
        while (true)
        {
            var key = Keys.Invited(invited.Survey, response);
            var known = await FindAsync(shop, key, cancellation);
            var before = known?.Read(Stored.Default.Invited);
            var next = before is null ? invited : before with { AskedAt = before.AskedAt ?? invited.AskedAt };
            if (next == before || await TryAsync(shop, next.Shopper, new TableEntity(shop, key) { ["At"] = next.At }.With(next, Stored.Default.Invited), known?.ETag, cancellation))
                return;
        }
    }

    /// <summary>The responses to a survey since then.</summary>
    public async Task<IReadOnlyList<Response>> ResponsesAsync(string shop, string survey, DateTimeOffset since, CancellationToken cancellation) =>
        [.. (await RowsAsync(shop, Keys.Responses(survey), since, cancellation)).Select(row => row.Read(Stored.Default.Response))];

    /// <summary>Those whose turn came since then.</summary>
    public async Task<IReadOnlyList<Invited>> InvitedAsync(string shop, string survey, DateTimeOffset since, CancellationToken cancellation) =>
        [.. (await RowsAsync(shop, Keys.AllInvited(survey), since, cancellation)).Select(row => row.Read(Stored.Default.Invited))];

    /// <summary>Takes away all that is a shopper's, who is erased. Done again, it finds nothing more.</summary>
    public async Task EraseAsync(string shop, string shopper, CancellationToken cancellation)
    {
        var (first, end) = (Keys.ShopperSurveys(shopper), Keys.After(Keys.ShopperSurveys(shopper)));
        await foreach (var sign in storage.Surveys.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {first} and RowKey lt {end}"), cancellationToken: cancellation))
        {
            await storage.Surveys.DeleteEntityAsync(shop, sign.RowKey[first.Length..], ETag.All, cancellation);
            await storage.Surveys.DeleteEntityAsync(shop, sign.RowKey, ETag.All, cancellation);
        }
    }

    private async Task<IReadOnlyList<TableEntity>> RowsAsync(string shop, string beginning, DateTimeOffset since, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in storage.Surveys.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {beginning} and RowKey lt {Keys.After(beginning)} and At ge {since}"), cancellationToken: cancellation).Take(MostRead).WithCancellation(cancellation))
            rows.Add(row);
        return rows;
    }

    private async Task<TableEntity?> FindAsync(string shop, string key, CancellationToken cancellation)
    {
        var row = await storage.Surveys.GetEntityIfExistsAsync<TableEntity>(shop, key, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private async Task<bool> TryAsync(string shop, string shopper, TableEntity row, ETag? mark, CancellationToken cancellation)
    {
        try
        {
            await storage.Surveys.SubmitTransactionAsync(
            [
                mark is { } known ? new(TableTransactionActionType.UpdateReplace, row, known) : new(TableTransactionActionType.Add, row),
                new(TableTransactionActionType.UpsertReplace, new TableEntity(shop, Keys.ShopperSurvey(shopper, row.RowKey)) { ["V"] = StoredJson.Version }),
            ], cancellation);
            return true;
        }
        catch (TableTransactionFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
