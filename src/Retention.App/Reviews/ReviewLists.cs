using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Reviews;

/// <summary>Which reviews are asked for.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Product">Of which product; null for all.</param>
/// <param name="Stars">With how many stars; null for all. To look is no decision.</param>
internal sealed record ReviewFilter(ReviewState State, string? Product = null, int? Stars = null)
{
    /// <summary>For which reason; null for any.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the shop answered it; null for either.</summary>
    public bool? IsAnswered { get; init; }

    /// <summary>Whether only those that were imported.</summary>
    public bool IsImported { get; init; }
}

/// <summary>Lists of reviews, a page at a time, the newest first: each page is a range of keys.</summary>
internal sealed class ReviewLists(AppStorage storage)
{
    /// <summary>A page of reviews that stand so.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The place of the last one of the page before; null for the first page.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<IReadOnlyList<Review>> ListAsync(string shop, ReviewFilter filter, string? after, int most, CancellationToken cancellation)
    {
        var range = Range(shop, Keys.ListedReviews(filter.State), after);
        if (filter.Product is { } product)
            range += $" and {TableClient.CreateQueryFilter($"Product eq {product}")}";
        if (filter.Stars is { } stars)
            range += $" and {TableClient.CreateQueryFilter($"Stars eq {stars}")}";
        if (filter.Reason is { } reason)
            range += $" and {TableClient.CreateQueryFilter($"Reason eq {reason}")}";
        if (filter.IsAnswered is { } isAnswered)
            range += $" and {TableClient.CreateQueryFilter($"IsAnswered eq {isAnswered}")}";
        if (filter.IsImported)
            range += $" and {TableClient.CreateQueryFilter($"IsImported eq {true}")}";
        return ReadAsync(range, most, cancellation);
    }

    /// <summary>A page of the published reviews of a product.</summary>
    public Task<IReadOnlyList<Review>> OfProductAsync(string shop, string product, string? after, int most, CancellationToken cancellation) =>
        ReadAsync(Range(shop, Keys.ShownReviews(product), after), most, cancellation);

    /// <summary>The rows whose keys begin so, from behind a place on.</summary>
    public static string Range(string shop, string beginning, string? after) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey gt {beginning + after} and RowKey lt {Keys.After(beginning)}");

    private async Task<IReadOnlyList<Review>> ReadAsync(string filter, int most, CancellationToken cancellation)
    {
        var page = new List<Review>();
        await foreach (var row in storage.Reviews.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(most, 1_000), cancellationToken: cancellation).Take(most).WithCancellation(cancellation))
            page.Add(row.Read(Stored.Default.Review));
        return page;
    }
}
