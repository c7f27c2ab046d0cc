using System.Collections.Immutable;
using System.Text.Json;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// The past of a WooCommerce shop, read by REST: orders, customers, products, each by its id from the first on, so that what is new meanwhile comes
/// last. Where something was deleted meanwhile, the rest moved up: the last page is read once more. Variations have a list for each product, and are
/// left to what the shop tells.
/// </summary>
/// <param name="shop">Our id of the shop.</param>
/// <param name="shops">Opens it.</param>
/// <param name="recent">Before this moment only the last state of an order is told (UTC).</param>
internal sealed class WooCommerceHistory(string shop, WooCommerceShops shops, DateTimeOffset recent) : IShopHistory
{
    private static readonly ImmutableArray<string> Resources = ["orders", "customers", "products"];

    private string[]? _statuses;

    /// <inheritdoc/>
    public async Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop, cancellation) is not { } open)
            return new HistoryRead.Failed([new("We have no keys to your shop.", "Connect the shop again.")]);
        if (_statuses is null && await WooCommerceStatuses.ReadAsync(open, cancellation) is var statuses)
        {
            if (statuses is Answer<string[]>.Not { Why: var why })
                return Trouble(why);
            _statuses = ((Answer<string[]>.Said)statuses).Value;
        }

        return cursor is null ? await CountAsync(open, cancellation) : await PageAsync(open, HistoryPlace.Read(cursor), cancellation);
    }

    // How far it goes is asked first, so that its end is seen from the beginning.
    private async Task<HistoryRead> CountAsync(WooCommerceShop open, CancellationToken cancellation)
    {
        var all = 0L;
        foreach (var resource in Resources)
        {
            switch (await open.ListAsync(resource, [.. Query(resource), ("per_page", "1")], 1, cancellation))
            {
                case Answer<ShopPage>.Not { Why: var why }:
                    return Trouble(why);
                case Answer<ShopPage>.Said { Value.Total: { } total }:
                    all += total;
                    break;
            }
        }

        return new HistoryRead.Page([], new HistoryPlace(Resources[0], 1, 0, 0, all).ToString(), 0, all);
    }

    private async Task<HistoryRead> PageAsync(WooCommerceShop open, HistoryPlace place, CancellationToken cancellation)
    {
        var answer = await open.ListAsync(place.Resource, Query(place.Resource), place.Page, cancellation);
        if (answer is Answer<ShopPage>.Not { Why: var why })
            return Trouble(why);
        var page = ((Answer<ShopPage>.Said)answer).Value;
        var total = page.Total ?? 0;
        if (total < place.Total && place.Page > 1)
            return new HistoryRead.Page([], (place with { Page = place.Page - 1, Total = total }).ToString(), Done(place, 0), place.All);
        var faults = new List<ImportFault>();
        var events = page.Items.SelectMany(item => Read(place.Resource, item, faults)).ToImmutableArray();
        var isLast = page.Items.Length == 0 || (page.Pages is { } pages && place.Page >= pages);
        var at = Resources.IndexOf(place.Resource);
        var next = !isLast ? place with { Page = place.Page + 1, Total = total }
            : at + 1 < Resources.Length ? new(Resources[at + 1], 1, 0, place.Before + total, place.All)
            : null;
        return new HistoryRead.Page(events, next?.ToString(), next is null ? place.All : Done(place, page.Items.Length), place.All) { Faults = [.. faults] };
    }

    private static long Done(HistoryPlace place, int read) => Math.Min(place.All, place.Before + ((place.Page - 1) * 100) + read);

    private (string Name, string Value)[] Query(string resource) => resource switch
    {
        "orders" => [("orderby", "id"), ("order", "asc"), ("status", string.Join(',', _statuses!))],
        "customers" => [("orderby", "id"), ("order", "asc"), ("role", "all")],
        _ => [("orderby", "id"), ("order", "asc"), ("status", "publish")],
    };

    private IEnumerable<PastEvent> Read(string resource, JsonElement item, List<ImportFault> faults)
    {
        var translated = resource switch
        {
            "orders" => WooCommerceTranslation.ReadPastOrder(item),
            "customers" => WooCommerceTranslation.Read("customer.updated", item),
            _ => WooCommerceTranslation.Read("product.updated", item),
        };
        if (translated is Translated.NotUnderstood(var why))
            faults.Add(new($"One of the {resource} ({item.Id("id") ?? "without a number"}) is not as WooCommerce writes it: {why}", "Open it in your shop and save it once more; if it stays so, a plugin changes it."));
        if (translated is not Translated.Understood told)
            return [];
        var last = new PastEvent(told.Key!, item.Time("date_modified_gmt") ?? item.Time("date_created_gmt") ?? DateTimeOffset.UnixEpoch, told.Happened);
        // The last one is what a webhook would tell, under the same key.
        return told.Happened is OrderReported(var order) ? [.. OrderMoments.Before(order, told.Key!, cancelled: null, recent), last] : [last];
    }

    private static HistoryRead Trouble(ShopTrouble why) => why.IsPassing
        ? new HistoryRead.Later(why.After ?? TimeSpan.FromMinutes(1), new(why.What, why.Remedy))
        : new HistoryRead.Failed([new(why.What, why.Remedy)]);
}
