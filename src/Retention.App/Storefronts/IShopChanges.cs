using System.Collections.Immutable;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts;

/// <summary>What changed in the shops of one platform, read from the shops themselves. The house ends here.</summary>
internal interface IShopChanges
{
    /// <summary>The platform's name in our keys.</summary>
    string Platform { get; }

    /// <summary>What is imported of a shop's past; null where the shop can't be asked.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<HistorySource?> SourceAsync(string shop, CancellationToken cancellation);

    /// <summary>The next page of orders by when they changed.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="read">Up to when it was read.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<Answer<ChangesPage>> OrdersAsync(string shop, OrdersRead read, CancellationToken cancellation);

    /// <summary>Customers who changed, as far as the shop lists them; null where it can't tell now.</summary>
    /// <param name="shop">Our id of the shop.</param>
    /// <param name="read">Up to when it was read.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<ChangesPage?> CustomersAsync(string shop, OrdersRead read, CancellationToken cancellation);

    /// <summary>What of a trouble stands in the shop's row until the shop can be read again; null where it passes, or whoever keeps the keys says it.</summary>
    string? Lasting(ShopTrouble why);
}

/// <summary>Something that changed in a shop.</summary>
/// <param name="At">When; null where the shop does not tell (UTC).</param>
/// <param name="Told">What it is now, in our words.</param>
internal sealed record Change(DateTimeOffset? At, Translated Told);

/// <summary>A page of changes, the oldest first.</summary>
/// <param name="Changes">The changes that are worth applying.</param>
/// <param name="Last">The last change on it; null when it was empty (UTC).</param>
internal sealed record ChangesPage(ImmutableArray<Change> Changes, DateTimeOffset? Last)
{
    /// <summary>How to read on; null after the last page.</summary>
    public Func<OrdersRead, OrdersRead>? Further { get; init; }

    /// <summary>What else is known from it, where it is the last of customers.</summary>
    public Func<OrdersRead, OrdersRead>? Learnt { get; init; }
}
