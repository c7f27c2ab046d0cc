using System.Globalization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What became of having something read in bulk: a closed type of four cases.</summary>
internal abstract record BulkStart
{
    private BulkStart()
    {
    }

    /// <summary>It runs, or has run already.</summary>
    /// <param name="Operation">The operation's gid.</param>
    public sealed record Runs(string Operation) : BulkStart;

    /// <summary>Others run, and Shopify takes no more for now.</summary>
    public sealed record Busy : BulkStart;

    /// <summary>Shopify does not do it.</summary>
    /// <param name="Why">In Shopify's words.</param>
    public sealed record Refused(string Why) : BulkStart;

    /// <summary>It could not be asked; or it was, and its answer is lost.</summary>
    /// <param name="Why">What is wrong.</param>
    public sealed record Not(ShopTrouble Why) : BulkStart;
}

/// <summary>
/// Has Shopify read much at once (facts/shopify.md 3.4). An operation is started at most once for a claim: whoever comes again, after a kill or a lost
/// answer, first looks whether it runs.
/// </summary>
internal static class BulkOperations
{
    // The claim is by our clock.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly string[] Gone = ["FAILED", "CANCELED", "CANCELING", "EXPIRED"];

    /// <summary>Sees to it that an operation of this query runs.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="query">The query.</param>
    /// <param name="isGrouped">Whether what belongs to a thing follows it at once.</param>
    /// <param name="place">When it was decided: one that is not older is ours, and which was of no use.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<BulkStart> StartAsync(ShopifyShop shop, string query, bool isGrouped, BulkPlace place, CancellationToken cancellation)
    {
        var since = (place.ClaimedAt - Skew).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var recent = await shop.AskAsync(HistoryOperations.RecentBulks, new($"created_at:>='{since}' operation_type:query"), cancellation);
        if (recent is not Answer<RecentBulksData>.Said { Value.BulkOperations: var list })
            return new BulkStart.Not(recent.Trouble!);
        // The filter is looked at once more: one that Shopify does not understand it leaves out.
        if (list?.Items.FirstOrDefault(one => one.CreatedAt >= place.ClaimedAt - Skew && IsAfter(one.Id, place.Spent) && !Gone.Contains(one.Status, StringComparer.Ordinal) && Words(one.Query) == Words(query)) is { } ours)
            return new BulkStart.Runs(ours.Id);
        var started = await shop.AskAsync(HistoryOperations.StartBulk, new(query, isGrouped), cancellation);
        if (started is not Answer<StartBulkData>.Said { Value.BulkOperationRunQuery: var payload })
            return new BulkStart.Not(started.Trouble!);
        return payload switch
        {
            { BulkOperation.Id: { } id } => new BulkStart.Runs(id),
            { UserErrors: { IsDefaultOrEmpty: false } errors } when errors.Any(error => error.Code is "OPERATION_IN_PROGRESS" or "LIMIT_REACHED") => new BulkStart.Busy(),
            { UserErrors: { IsDefaultOrEmpty: false } errors } => new BulkStart.Refused(errors[0].Message),
            // Neither an operation nor an error: whether there is one is looked for.
            _ => new BulkStart.Not(ShopifyTroubles.Of(ShopifyTroubles.LostAnswer) with { MayHaveHappened = true }),
        };
    }

    private static bool IsAfter(string operation, long spent) => !long.TryParse(ShopifyPast.Number(operation), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > spent;

    // That Shopify gives the query back letter by letter is unconfirmed: spaces do not count.
    private static string Words(string? query) => string.Concat((query ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter != ','));
}
