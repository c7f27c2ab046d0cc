using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>How many of a thing there are.</summary>
internal sealed record CountOf(long Count);

/// <summary>How much a shop has; null where it may not tell.</summary>
internal sealed record HistoryCountsData(CountOf? OrdersCount, CountOf? AbandonedCheckoutsCount, CountOf? CustomersCount, CountOf? ProductsCount)
{
    /// <summary>All of it together.</summary>
    [JsonIgnore]
    public long All => (OrdersCount?.Count ?? 0) + (AbandonedCheckoutsCount?.Count ?? 0) + (CustomersCount?.Count ?? 0) + (ProductsCount?.Count ?? 0);
}

/// <summary>What became of starting a bulk operation.</summary>
internal sealed record StartBulkData(StartBulkPayload? BulkOperationRunQuery);

/// <summary>The operation, or why there is none.</summary>
internal sealed record StartBulkPayload(BulkOperation? BulkOperation, ImmutableArray<UserError> UserErrors);

/// <summary>A bulk operation; null where Shopify no longer knows it.</summary>
internal sealed record BulkStateData(BulkOperation? BulkOperation);

/// <summary>The last bulk operations.</summary>
internal sealed record RecentBulksData(Nodes<BulkOperation>? BulkOperations);

/// <summary>A bulk operation as it stands.</summary>
/// <param name="Id">Its gid.</param>
/// <param name="Status">One of Shopify's BulkOperationStatus.</param>
internal sealed record BulkOperation(string Id, string Status)
{
    /// <summary>The query that it runs, where it was asked for.</summary>
    public string? Query { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>How many things it has read, what belongs to them not counted.</summary>
    public long RootObjectCount { get; init; }

    /// <summary>Where its file is, for seven days; null while it has none, and where it found nothing.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where what it found before it failed is.</summary>
    public Uri? PartialDataUrl { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
