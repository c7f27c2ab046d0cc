using System.Globalization;
using System.Text.Json;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What changed in a WooCommerce shop: its orders by when they changed, and its newest customers.</summary>
internal sealed class WooCommerceChanges(WooCommerceShops shops) : IShopChanges
{
    private static readonly ShopTrouble Closed = new("no-keys", "We have no keys to your shop.", "Connect the shop again.");

    /// <inheritdoc/>
    public string Platform => WooCommerceDoor.Platform;

    /// <inheritdoc/>
    public async Task<HistorySource?> SourceAsync(string shop, CancellationToken cancellation) => await shops.OpenAsync(shop, cancellation) is null ? null : HistorySource.FromWooCommerce;

    /// <inheritdoc/>
    public async Task<Answer<ChangesPage>> OrdersAsync(string shop, OrdersRead read, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open)
            return new Answer<ChangesPage>.Not(Closed);
        var answer = await WooCommerceStatuses.ReadAsync(open, cancellation) switch
        {
            Answer<string[]>.Said { Value: var statuses } => await open.ListAsync("orders", Query(read, statuses), read.Page, cancellation),
            Answer<string[]>.Not { Why: var why } => new Answer<ShopPage>.Not(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return answer.With(page => Page("order.updated", page) with
        {
            Further = page.Pages is { } pages ? pages > read.Page ? Further(page) : null : page.Items.Length > 0 ? Further(page) : null,
        });
    }

    /// <inheritdoc/>
    /// <remarks>A customer's record has no list by its changes: the newest ones are what can be found of what was lost.</remarks>
    public async Task<ChangesPage?> CustomersAsync(string shop, OrdersRead read, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open
            || await open.ListAsync("customers", [("orderby", "id"), ("order", "desc"), ("role", "all")], 1, cancellation) is not Answer<ShopPage>.Said { Value: var page })
            return null;
        var news = page with { Items = [.. page.Items.Where(item => Number(item) > (read.Customer ?? 0)).Reverse()] };
        return Page("customer.updated", news) with { Learnt = known => known with { Customer = page.Items.Select(Number).Append(read.Customer ?? 0).Max() } };
    }

    /// <inheritdoc/>
    public string? Lasting(ShopTrouble why) => why.IsRevoked ? why.Code ?? why.Key : null;

    private static ChangesPage Page(string topic, ShopPage page) =>
        new([.. page.Items.Select(item => new Change(Changed(item), WooCommerceTranslation.Read(topic, item)))], page.Items.Select(Changed).Max());

    private static Func<OrdersRead, OrdersRead> Further(ShopPage page) => next => next.Further(Changed(page.Items[^1]) ?? next.UpTo);

    private static (string Name, string Value)[] Query(OrdersRead read, string[] statuses) =>
    [
        ("modified_after", Text(read.Since)), ("dates_are_gmt", "true"), ("orderby", "modified"), ("order", "asc"),
        ("status", string.Join(',', statuses.Where(status => status != WooCommerceStatuses.Draft).Append(WooCommerceStatuses.Trash))),
    ];

    // As the shop's interface wants a moment.
    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Changed(JsonElement item) => item.Time("date_modified_gmt") ?? item.Time("date_created_gmt");

    private static long Number(JsonElement item) => long.TryParse(item.Id("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
