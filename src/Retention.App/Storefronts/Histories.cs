using Retention.App.Storage;
using Retention.App.Storefronts.ConsentFile;
using Retention.App.Storefronts.OrderExport;
using Retention.App.Storefronts.ReviewFile;
using Retention.App.Storefronts.Shopify;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Storefronts;

/// <summary>Opens the past that a source names.</summary>
internal sealed class Histories(ImportFiles files, WooCommerceShops wooCommerce, ShopifyShops shopify, WaitingFor items, TimeProvider time)
{
    /// <summary>Opens it. What is read twice is kept as long as the answer is.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="source">The source.</param>
    /// <param name="recent">Before this moment only the last state of a thing is told (UTC): what lies longer back is not rehearsed on.</param>
    /// <param name="now">When the import was started (UTC): nothing that was said lies behind that.</param>
    /// <exception cref="NewerVersionException">A newer program started an import from a kind of source that this one does not know.</exception>
    public IShopHistory Open(string shop, HistorySource source, DateTimeOffset recent, DateTimeOffset now) => source.Kind switch
    {
        HistorySource.Simulated => new SimulatedHistory(new() { Orders = source.Orders, Seed = source.Seed, Days = source.Days, Until = new(source.Until, TimeOnly.MinValue, TimeSpan.Zero) }),
        HistorySource.OrderFile => new OrderFileHistory(files.Open(shop, source.File!), source.Length, recent),
        HistorySource.SuppressionFile or HistorySource.ConsentFile => new ConsentFileHistory(files.Open(shop, source.File!), source.Length, source.Kind == HistorySource.SuppressionFile, now),
        HistorySource.ReviewFile => new ReviewFileHistory(files.Open(shop, source.File!), source.Length, stopping => KnownProducts.ReadAsync(items, shop, stopping), now),
        HistorySource.WooCommerce => new WooCommerceHistory(shop, wooCommerce, recent),
        HistorySource.Shopify => new ShopifyHistory(shop, shopify, recent, time),
        _ => throw new NewerVersionException(StoredJson.Version + 1),
    };
}
