namespace Retention.App.Storefronts;

/// <summary>From where a shop's past is imported. Stored with the import, so that whoever goes on with it reads from the same; names are only ever added.</summary>
/// <param name="Kind">Which kind: <see cref="Simulated"/>, <see cref="OrderFile"/>, <see cref="SuppressionFile"/>, <see cref="ConsentFile"/>, <see cref="ReviewFile"/>, <see cref="WooCommerce"/> or <see cref="Shopify"/>.</param>
public sealed record HistorySource(string Kind)
{
    /// <summary>A shop that does not exist.</summary>
    public const string Simulated = "simulated";

    /// <summary>A file of orders, as the merchant exported it.</summary>
    public const string OrderFile = "order-file";

    /// <summary>A file of addresses that must not be written to, as another program exported it.</summary>
    public const string SuppressionFile = "suppression-file";

    /// <summary>A file of who agreed to be written to, and who did not, as another program or the shop exported it.</summary>
    public const string ConsentFile = "consent-file";

    /// <summary>A file of reviews, as another program exported it.</summary>
    public const string ReviewFile = "review-file";

    /// <summary>The shop itself, by WooCommerce's interface: its orders, customers and products.</summary>
    public const string WooCommerce = "woocommerce";

    /// <summary>All that a WooCommerce shop has.</summary>
    public static HistorySource FromWooCommerce { get; } = new(WooCommerce) { HasAllOrders = true };

    /// <summary>The shop itself, by Shopify's Admin API: its orders, checkouts that were left, customers and products.</summary>
    public const string Shopify = "shopify";

    /// <summary>What a Shopify shop lets us see.</summary>
    /// <param name="hasAllOrders">Whether that is every order, or those of the last 60 days alone (facts/shopify.md 3.4).</param>
    public static HistorySource FromShopify(bool hasAllOrders) => new(Shopify) { HasAllOrders = hasAllOrders };

    /// <summary>The file's own name, as evidence of where a word comes from; null where that is not asked for.</summary>
    public string? FileName { get; init; }

    /// <summary>Whether it is only looked at: nothing is taken over, and the file is kept for the import itself.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether it is about being written to, not about what happened in the shop.</summary>
    public bool IsAboutConsent => Kind is SuppressionFile or ConsentFile;

    /// <summary>Whether it is about reviews alone: nothing is learnt of what happened in the shop.</summary>
    public bool IsAboutReviews => Kind == ReviewFile;

    /// <summary>Whether something was promised or given for the reviews of the file, as whoever started the import says.</summary>
    public bool IsRewarded { get; init; }

    /// <summary>How many orders the simulated shop has.</summary>
    public int Orders { get; init; }

    /// <summary>What its chance is derived from.</summary>
    public int Seed { get; init; }

    /// <summary>How many days its past has.</summary>
    public int Days { get; init; }

    /// <summary>The day on which its past ends, not included (UTC).</summary>
    public DateOnly Until { get; init; }

    /// <summary>The file that was put aside; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>How many bytes that file has.</summary>
    public long Length { get; init; }

    /// <summary>Whether it has every order that the shop ever had, as whoever started the import says; a simulated shop always has.</summary>
    public bool HasAllOrders { get; init; }
}
