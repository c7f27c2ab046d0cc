using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Retention.App.Tests.Storefronts.WooCommerce;

// Lists of things: pages, one, make, change, delete.
internal sealed partial class LoopbackWooCommerce
{
    private Task ListsAsync(HttpContext context, string route, string body)
    {
        if (_lists.TryGetValue(route, out var list))
            return context.Request.Method == "POST" ? MakeAsync(context, list, body) : PageAsync(context, list);
        var slash = route.LastIndexOf('/');
        if (slash < 0 || !_lists.TryGetValue(route[..slash], out list) || !int.TryParse(route[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return ErrorAsync(context, NoRoute);
        if (!list.Items.TryGetValue(id, out var item))
            return ErrorAsync(context, new(404, $"woocommerce_rest_{(route[..slash] == "orders" ? "shop_order" : route[..slash].TrimEnd('s'))}_invalid_id", "Invalid ID."));
        return context.Request.Method switch
        {
            "GET" => JsonAsync(context, 200, list.Shows(item)),
            "PUT" or "POST" => ChangeAsync(context, list, item, body),
            "DELETE" => DeleteAsync(context, list, id, item),
            _ => ErrorAsync(context, NoRoute),
        };
    }

    private Task PageAsync(HttpContext context, ShopList list)
    {
        var query = context.Request.Query;
        if (ShopList.Number(query, "per_page", 10) is < 1 or > 100)
            return ErrorAsync(context, new(400, "rest_invalid_param", "Invalid parameter(s): per_page"));
        var (page, total, pages) = list.List(query);
        context.Response.Headers["X-WP-Total"] = total.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-WP-TotalPages"] = pages.ToString(CultureInfo.InvariantCulture);
        // It repeats the whole query, signature and keys included.
        context.Response.Headers.Link = $"<{Address}{context.Request.Path}{context.Request.QueryString}&page=2>; rel=\"next\"";
        return JsonAsync(context, 200, page);
    }

    private static Task MakeAsync(HttpContext context, ShopList list, string body)
    {
        var item = JsonNode.Parse(body)!.AsObject();
        return list.Checks(item) is { } error ? ErrorAsync(context, error) : JsonAsync(context, 201, list.Shows(list.Add(item)));
    }

    private static Task ChangeAsync(HttpContext context, ShopList list, JsonObject item, string body)
    {
        var changed = item.DeepClone().AsObject();
        foreach (var (name, value) in JsonNode.Parse(body)!.AsObject())
            changed[name] = value?.DeepClone();
        if (list.Checks(changed) is { } error)
            return ErrorAsync(context, error);
        list.Items[(int)item["id"]!] = changed;
        return JsonAsync(context, 200, list.Shows(changed));
    }

    private static Task DeleteAsync(HttpContext context, ShopList list, int id, JsonObject item)
    {
        if (list.NeedsForce && context.Request.Query["force"] != "true")
            return ErrorAsync(context, new(501, "woocommerce_rest_trash_not_supported", "This resource does not support trashing."));
        list.Items.TryRemove(id, out _);
        return JsonAsync(context, 200, list.Shows(item));
    }
}
