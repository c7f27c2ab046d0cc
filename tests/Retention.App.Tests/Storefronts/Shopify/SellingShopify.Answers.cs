using System.Globalization;
using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

// What it answers.
internal sealed partial class SellingShopify
{
    private readonly Lock _starting = new();
    private int _lastBulk;

    /// <summary>Its bulk operations, in the order in which they were begun.</summary>
    public List<LoopbackBulk> Bulks { get; } = [];

    /// <summary>What becomes of a bulk operation; it is done at once where the test says nothing.</summary>
    public Action<LoopbackBulk> Begun { get; set; } = _ => { };

    /// <summary>Shopify's answer to starting one, instead of doing it; null for doing it.</summary>
    public Func<JsonObject?> Refuses { get; set; } = () => null;

    /// <summary>Ends a bulk operation that was left running.</summary>
    public void Finish(LoopbackBulk bulk) => (bulk.Status, bulk.CompletedAt) = ("COMPLETED", App.Clock.Now);

    private void Answer()
    {
        Server.On("HistoryCounts", (_, _) => new JsonObject { ["ordersCount"] = Count(Orders.Count), ["abandonedCheckoutsCount"] = Count(Checkouts.Count), ["customersCount"] = Count(Customers.Count), ["productsCount"] = Count(Products.Count) });
        Server.On("StartBulk", (variables, _) => Start((string)variables["query"]!, (bool)variables["groupObjects"]!));
        Server.On("BulkState", (variables, _) => new JsonObject { ["bulkOperation"] = Bulks.Find(bulk => bulk.Id == (string)variables["id"]!)?.Told() });
        Server.On("RecentBulks", (variables, _) => new JsonObject { ["bulkOperations"] = GraphQlNodes.List(Bulks.Where(bulk => bulk.CreatedAt >= Since(variables, "created_at")).Reverse().Select(bulk => bulk.Told())) });
        Server.On("OrderNow", (variables, _) => new JsonObject { ["order"] = Orders.TryGetValue(Number(variables["id"]), out var order) ? GraphQlNodes.Order(order) : null });
        Server.On("OrdersChanged", (variables, _) => Changed(variables));
        Server.On("OrdersSince", (variables, _) => new JsonObject { ["orders"] = GraphQlNodes.List(Orders.Values.Where(order => Moment(order["created_at"]) >= Since(variables, "created_at") && IsOf(order, (string)variables["query"]!)).OrderByDescending(order => Moment(order["created_at"])).Take(20).Select(GraphQlNodes.Order)) });
        Server.On("CustomersChanged", (variables, _) => Page("customers", variables, 50, Customers.Values.OrderByDescending(one => Moment(one["updated_at"])).Select(one => GraphQlNodes.Customer(one, (string?)one["marketing"]))));
        Server.On("CheckoutMail", (variables, _) => new JsonObject { ["abandonmentByAbandonedCheckoutId"] = Told("abandonedCheckouts").FirstOrDefault(one => (string)one["id"]! == (string)variables["id"]!) is { } checkout ? Abandonment(checkout) : null });
        Server.On("CheckoutsSince", (variables, _) => new JsonObject { ["abandonedCheckouts"] = GraphQlNodes.List(Told("abandonedCheckouts").Where(one => Moment(one["createdAt"]) >= Since(variables, "created_at"))) });
    }

    private JsonObject Start(string query, bool isGrouped)
    {
        if (Refuses() is { } error)
            return new() { ["bulkOperationRunQuery"] = new JsonObject { ["bulkOperation"] = null, ["userErrors"] = new JsonArray(error) } };
        lock (_starting)
        {
            var bulk = new LoopbackBulk { Id = $"gid://shopify/BulkOperation/{++_lastBulk}", Query = query, CreatedAt = App.Clock.Now };
            bulk.CompletedAt = bulk.CreatedAt;
            var nodes = Told(bulk.Reads).ToArray();
            var answer = ShopifySchema.ExecuteAsync(query, query.Split(' ', 3)[1], new JsonObject(), new JsonObject { [bulk.Reads] = GraphQlNodes.List(nodes) }).GetAwaiter().GetResult();
            if (answer["errors"] is { } errors)
                throw new InvalidOperationException($"{errors}");
            bulk.Count = nodes.Length;
            bulk.Url = nodes.Length == 0 ? null : Server.File($"bulk{_lastBulk}", LoopbackBulk.Lines(answer["data"]!.AsObject(), isGrouped));
            Begun(bulk);
            Bulks.Add(bulk);
            return new() { ["bulkOperationRunQuery"] = new JsonObject { ["bulkOperation"] = bulk.Told(), ["userErrors"] = new JsonArray() } };
        }
    }

    private JsonObject Changed(JsonObject variables) =>
        Page("orders", variables, 25, Orders.Values.Where(order => Moment(order["updated_at"]) >= Since(variables, "updated_at")).OrderBy(order => Moment(order["updated_at"])).ThenBy(order => (long)order["id"]!).Select(GraphQlNodes.Order));

    private static JsonObject Page(string name, JsonObject variables, int most, IEnumerable<JsonObject> all)
    {
        var (items, from) = (all.ToArray(), (string?)variables["after"] is { } after ? int.Parse(after, CultureInfo.InvariantCulture) : 0);
        return new() { [name] = GraphQlNodes.List(items.Skip(from).Take(most), from + most < items.Length, $"{from + most}") };
    }

    private JsonObject Abandonment(JsonObject checkout)
    {
        var token = ((string)checkout["abandonedCheckoutUrl"]!).Split('/')[^2];
        return new()
        {
            ["emailState"] = Mails.GetValueOrDefault(token, "NOT_SENT"),
            ["customerHasNoOrderSinceAbandonment"] = true,
            ["abandonedCheckoutPayload"] = checkout.DeepClone(),
        };
    }

    // What Shopify's search finds: any of the names.
    private static bool IsOf(JsonObject order, string query) => new[] { ("checkout_token", order["checkout_token"]), ("cart_token", order["cart_token"]), ("customer_id", order["customer"]?["id"]), ("email", order["email"]) }
        .Any(name => name.Item2 is { } value && query.Contains($"{name.Item1}:\"{value}\"", StringComparison.OrdinalIgnoreCase));

    private static JsonObject Count(int count) => new() { ["count"] = count };

    private static long Number(JsonNode? gid) => long.Parse(((string)gid!).Split('/')[^1], CultureInfo.InvariantCulture);

    private static DateTimeOffset Since(JsonObject variables, string field) =>
        ((string)variables["query"]!).Split($"{field}:>='") is [_, var rest] ? DateTimeOffset.Parse(rest.Split('\'')[0], CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{variables["query"]}");
}
