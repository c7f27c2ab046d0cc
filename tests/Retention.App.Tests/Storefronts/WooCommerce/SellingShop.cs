using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Retention.App.Storage;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>
/// A loopback shop that sells, connected to a program: its orders, customers and products are listed, filtered and sorted as WooCommerce does
/// (facts/woocommerce.md 3), and told by webhooks when the test says so.
/// </summary>
internal sealed class SellingShop : IAsyncDisposable
{
    private SellingShop(TestApp app, LoopbackWooCommerce server, ShopRecord record)
    {
        (App, Server, Record) = (app, server, record);
        foreach (var resource in new[] { "orders", "customers", "products", "orders/statuses" })
        {
            Server.List(resource).Matches = Matches;
            Server.List(resource).Sorts = Sorts;
        }

        foreach (var status in new[] { "pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft", "shipped" })
            Server.List("orders/statuses").Add(new() { ["slug"] = status, ["name"] = status });
    }

    public TestApp App { get; }

    public LoopbackWooCommerce Server { get; }

    public ShopRecord Record { get; }

    /// <summary>Our id of the shop.</summary>
    public string Id => Record.Shop.Id;

    public static async Task<SellingShop> OpenAsync(TestApp app, Func<Retention.Shops.Shop, Retention.Shops.Shop>? change = null)
    {
        var server = await LoopbackWooCommerce.StartAsync(app.Clock);
        await app.BegunAsync(); // Else the program may begin to read the shop by itself.
        return new(app, server, await app.AddWooCommerceAsync(change, server.Address, LoopbackWooCommerce.RestKeys));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>The order as it stands in the shop.</summary>
    public JsonObject Order(int id) => Server.List("orders").Items[id];

    /// <summary>An order is placed.</summary>
    public void Place(int id, DateTimeOffset at, string status = "processing", string email = "ann@example.test", Action<JsonObject>? change = null)
    {
        var order = Told.WooOrder(id, at, status, email);
        change?.Invoke(order);
        Server.List("orders").Items[id] = order;
    }

    /// <summary>An order changes.</summary>
    public void Change(int id, DateTimeOffset at, string status, Action<JsonObject>? change = null)
    {
        var order = Order(id).DeepClone().AsObject().With("status", status).With("date_modified_gmt", Told.Gmt(at));
        if (status is "processing" or "completed")
            order["date_paid_gmt"] ??= Told.Gmt(at);
        if (status == "completed")
            order["date_completed_gmt"] ??= Told.Gmt(at);
        change?.Invoke(order);
        Server.List("orders").Items[id] = order;
    }

    /// <summary>An order is deleted for good.</summary>
    public void Destroy(int id) => Server.List("orders").Items.TryRemove(id, out _);

    /// <summary>The webhook about an order as it stands, from this shop.</summary>
    public HttpRequestMessage Webhook(string topic, int id) => Webhook(topic, topic == "order.deleted" ? new JsonObject { ["id"] = id } : Order(id));

    /// <summary>A webhook of this shop.</summary>
    public HttpRequestMessage Webhook(string topic, JsonObject body, string? source = null)
    {
        var request = Deliveries.WooCommerce(Record.Connection!, topic, body);
        request.Headers.Remove("X-WC-Webhook-Source");
        request.Headers.Add("X-WC-Webhook-Source", source ?? $"{Server.Address}/");
        return request;
    }

    // What is not said is "any", and any is all but the bin.
    private static bool Matches(JsonObject item, IQueryCollection query)
    {
        var status = (string?)item["status"] ?? "";
        var wanted = query["status"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var address = (string?)item["billing"]?["email"] ?? "";
        return (wanted.Length == 0 || wanted.Contains("any", StringComparer.Ordinal) ? status != "trash" : wanted.Contains(status, StringComparer.Ordinal) || item["slug"] is not null)
            && IsAfter(item, "date_modified_gmt", query["modified_after"]) && IsAfter(item, "date_created_gmt", query["after"])
            && address.Contains(query["search"].ToString(), StringComparison.OrdinalIgnoreCase)
            && (query["customer"].ToString() is not { Length: > 0 } customer || $"{item["customer_id"]}" == customer);
    }

    // Both are UTC in one form, so texts compare as the moments do. The end is not included.
    private static bool IsAfter(JsonObject item, string field, string? moment) => string.IsNullOrEmpty(moment) || string.CompareOrdinal((string?)item[field], moment) > 0;

    private static IEnumerable<JsonObject> Sorts(IEnumerable<JsonObject> items, IQueryCollection query)
    {
        var sorted = query["orderby"].ToString() switch
        {
            "modified" => items.OrderBy(item => (string?)item["date_modified_gmt"], StringComparer.Ordinal).ThenBy(Number),
            "date" => items.OrderBy(item => (string?)item["date_created_gmt"], StringComparer.Ordinal).ThenBy(Number),
            _ => items.OrderBy(Number),
        };
        return query["order"] == "asc" ? sorted : sorted.Reverse();
    }

    private static int Number(JsonObject item) => int.Parse($"{item["id"]}", CultureInfo.InvariantCulture);
}
