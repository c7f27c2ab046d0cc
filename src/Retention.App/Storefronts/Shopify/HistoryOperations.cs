namespace Retention.App.Storefronts.Shopify;

/// <summary>What the Admin API is asked for a shop's past, for what changed, and just before something goes.</summary>
internal static class HistoryOperations
{
    /// <summary>How much a shop has.</summary>
    public static readonly AdminOperation<NoVariables, HistoryCountsData> Counts = new("HistoryCounts", HistoryJson.Default.NoVariables, HistoryJson.Default.HistoryCountsData);

    /// <summary>Starts a bulk operation.</summary>
    public static readonly AdminOperation<StartBulkVariables, StartBulkData> StartBulk = new("StartBulk", HistoryJson.Default.StartBulkVariables, HistoryJson.Default.StartBulkData);

    /// <summary>How far a bulk operation is.</summary>
    public static readonly AdminOperation<IdVariables, BulkStateData> BulkState = new("BulkState", HistoryJson.Default.IdVariables, HistoryJson.Default.BulkStateData);

    /// <summary>The app's last bulk operations in the shop.</summary>
    public static readonly AdminOperation<QueryVariables, RecentBulksData> RecentBulks = new("RecentBulks", HistoryJson.Default.QueryVariables, HistoryJson.Default.RecentBulksData);

    /// <summary>One order as it stands.</summary>
    public static readonly AdminOperation<IdVariables, OrderNowData> OrderNow = new("OrderNow", HistoryJson.Default.IdVariables, HistoryJson.Default.OrderNowData);

    /// <summary>Which orders changed, and when.</summary>
    public static readonly AdminOperation<ChangedVariables, OrdersData> OrdersChanged = new("OrdersChanged", HistoryJson.Default.ChangedVariables, HistoryJson.Default.OrdersData);

    /// <summary>Customers, the last changed first.</summary>
    public static readonly AdminOperation<AfterVariables, CustomersData> CustomersChanged = new("CustomersChanged", HistoryJson.Default.AfterVariables, HistoryJson.Default.CustomersData);

    /// <summary>Orders by whose they are, the newest first.</summary>
    public static readonly AdminOperation<QueryVariables, OrdersData> OrdersSince = new("OrdersSince", HistoryJson.Default.QueryVariables, HistoryJson.Default.OrdersData);

    /// <summary>Whether Shopify itself has written to whoever left a checkout.</summary>
    public static readonly AdminOperation<IdVariables, CheckoutMailData> CheckoutMail = new("CheckoutMail", HistoryJson.Default.IdVariables, HistoryJson.Default.CheckoutMailData);

    /// <summary>Checkouts that were left, the newest first.</summary>
    public static readonly AdminOperation<QueryVariables, CheckoutsData> CheckoutsSince = new("CheckoutsSince", HistoryJson.Default.QueryVariables, HistoryJson.Default.CheckoutsData);
}

/// <summary>What is asked for by its gid.</summary>
internal sealed record IdVariables(string Id);

/// <summary>What is searched for (shopify.dev/api/usage/search-syntax).</summary>
internal sealed record QueryVariables(string Query);

/// <summary>What is searched for, and after which mark.</summary>
internal sealed record ChangedVariables(string Query, string? After);

/// <summary>After which mark.</summary>
internal sealed record AfterVariables(string? After);

/// <summary>What is read in bulk.</summary>
/// <param name="Query">The query's text.</param>
/// <param name="GroupObjects">Whether what belongs to a thing follows it at once in the file.</param>
internal sealed record StartBulkVariables(string Query, bool GroupObjects);
