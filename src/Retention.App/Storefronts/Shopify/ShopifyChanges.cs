using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// What changed in a Shopify shop: "delivery is not guaranteed" (facts/shopify.md 2.1). Orders are listed by when they changed, ids and times alone,
/// which costs a point each; only one that we do not know in that state is read. Customers are listed the last changed first.
/// </summary>
internal sealed class ShopifyChanges(ShopifyShops shops, ShopifyTokens tokens, NameDirectory directory, Identity identity) : IShopChanges
{
    private const string AllOrders = "read_all_orders";
    private const int MostPages = 6;

    /// <inheritdoc/>
    public string Platform => ShopifyDoor.Platform;

    /// <inheritdoc/>
    public async Task<HistorySource?> SourceAsync(string shop, CancellationToken cancellation) =>
        await tokens.StateAsync(shop, cancellation) is { IsFinal: false, Scopes: var scopes } && await shops.OpenAsync(shop, cancellation) is not null
            ? HistorySource.FromShopify(scopes.Contains(AllOrders, StringComparer.Ordinal))
            : null;

    /// <inheritdoc/>
    public async Task<Answer<ChangesPage>> OrdersAsync(string shop, OrdersRead read, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open)
            return new Answer<ChangesPage>.Not(ShopifyTroubles.Of(ShopifyTroubles.NotConnected));
        var since = read.Since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var answer = await open.AskAsync(HistoryOperations.OrdersChanged, new($"updated_at:>='{since}'", read.After), cancellation);
        if (answer is not Answer<OrdersData>.Said { Value.Orders: var list })
            return new Answer<ChangesPage>.Not(answer.Trouble!);
        if (list is null)
            return new Answer<ChangesPage>.Not(ShopifyTroubles.Of(ShopifyTroubles.AccessDenied));
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (var order in list.Items)
        {
            var at = order.Time("updatedAt");
            if (await IsKnownAsync(shop, order, at, cancellation))
                continue;
            switch (await open.AskAsync(HistoryOperations.OrderNow, new(order.Text("id")!), cancellation))
            {
                case Answer<OrderNowData>.Not { Why: var why }:
                    return new Answer<ChangesPage>.Not(why); // The page is read again.
                case Answer<OrderNowData>.Said { Value.Order: { ValueKind: JsonValueKind.Object } now }:
                    changes.Add(new(at, ShopifyPastOrders.Read(now)));
                    break;
            }
        }

        return new Answer<ChangesPage>.Said(new(changes.DrainToImmutable(), list.Items.Select(order => order.Time("updatedAt")).Max())
        {
            Further = list.PageInfo is { HasNextPage: true, EndCursor: { } mark } ? known => known with { From = read.Since, After = mark } : null,
        });
    }

    /// <inheritdoc/>
    /// <remarks>Their filter by time is of whole days (Admin API, <c>customers(query:)</c>), so the list is followed down to what was read before.</remarks>
    public async Task<ChangesPage?> CustomersAsync(string shop, OrdersRead read, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open)
            return null;
        var (known, after, last) = (read.CustomersUpTo ?? read.UpTo, (string?)null, (DateTimeOffset?)null);
        var changed = new List<Change>();
        for (var pages = 0; pages < MostPages; pages++)
        {
            if (await open.AskAsync(HistoryOperations.CustomersChanged, new(after), cancellation) is not Answer<CustomersData>.Said { Value.Customers: { } list })
                return null;
            last ??= list.Items.Select(customer => customer.Time("updatedAt")).Max();
            var news = list.Items.Where(customer => customer.Time("updatedAt") > known - OrdersRead.Overlap).ToArray();
            changed.AddRange(news.SelectMany(customer => ShopifyPastCustomers.Read(customer).Select(told => new Change(customer.Time("updatedAt"), told))));
            after = list.PageInfo is { HasNextPage: true, EndCursor: var mark } && news.Length == list.Items.Length ? mark : null;
            if (after is null)
                break;
        }

        changed.Reverse(); // The oldest first.
        return new([.. changed], last) { Learnt = next => next with { CustomersUpTo = last ?? next.CustomersUpTo } };
    }

    /// <inheritdoc/>
    /// <remarks>Whoever keeps the tokens says that they serve no more.</remarks>
    public string? Lasting(ShopTrouble why) => null;

    // An order that was told in this state, by whichever way.
    private async Task<bool> IsKnownAsync(string shop, JsonElement order, DateTimeOffset? at, CancellationToken cancellation) =>
        order.Number() is not { } id
        || (await directory.FindAsync(shop, directory.Hash(shop, new Name(NameKind.Order, id)), cancellation) is { } owner
            && (await identity.FollowAsync(shop, owner, cancellation)).Shopper.Order(id) is { UpdatedAt: { } told } && told >= at);
}
