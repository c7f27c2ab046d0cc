using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;

namespace Retention.Bench.Ingress;

/// <summary>
/// Deliveries of Shopify's: the documentation's sample of orders/create, made a paid order, written without spaces as Shopify does, and its lines
/// repeated until the body has some 15 KB (it has ten lines then). Each is another order.
/// </summary>
internal static class ShopifyOrders
{
    /// <summary>The secret that they are signed with.</summary>
    public const string Secret = "hush-hush-0123456789abcdef01234567";

    /// <summary>The shop that they come from.</summary>
    public const string Domain = "bench.myshopify.com";

    private const int Size = 15_000;

    /// <summary>Whole HTTP requests, as bytes.</summary>
    /// <param name="count">How many orders.</param>
    /// <param name="path">Where they are posted to.</param>
    public static IReadOnlyList<byte[]> Requests(int count, string path) => [.. Enumerable.Range(0, count).Select(number => Request(Body(number), path))];

    /// <summary>One body.</summary>
    public static byte[] Body(int number)
    {
        using var sample = typeof(ShopifyOrders).Assembly.GetManifestResourceStream("orders__create.json")!;
        var order = JsonNode.Parse(sample)!.AsObject();
        var at = new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero).AddSeconds(number).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var id = 820982911946154508 + number;
        order["id"] = id;
        order["name"] = $"#{(10_000 + number).ToString(CultureInfo.InvariantCulture)}";
        foreach (var field in (string[])["email", "contact_email"])
            order[field] = $"shopper{number.ToString("D6", CultureInfo.InvariantCulture)}@example.test";
        order["customer"]!["id"] = 115310627314723954 + number;
        order["checkout_token"] = $"checkout{id.ToString(CultureInfo.InvariantCulture)}";
        order["cart_token"] = $"cart{id.ToString(CultureInfo.InvariantCulture)}";
        (order["test"], order["financial_status"], order["cancelled_at"], order["cancel_reason"]) = (false, "paid", null, null);
        foreach (var field in (string[])["created_at", "processed_at", "updated_at"])
            order[field] = at;
        var lines = order["line_items"]!.AsArray();
        for (var next = 0; order.ToJsonString().Length < Size; next++)
            lines.Add(lines[next]!.DeepClone());
        return Encoding.UTF8.GetBytes(order.ToJsonString());
    }

    private static byte[] Request(byte[] body, string path)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            POST {path} HTTP/1.1
            Host: 127.0.0.1
            User-Agent: Shopify-Captain-Hook
            Accept: */*
            Content-Type: application/json
            Content-Length: {body.Length}
            X-Shopify-Topic: orders/create
            X-Shopify-Hmac-Sha256: {Signature.Of(body, Secret)}
            X-Shopify-Shop-Domain: {Domain}
            X-Shopify-API-Version: 2026-10
            X-Shopify-Webhook-Id: {Guid.CreateVersion7()}
            X-Shopify-Event-Id: {Guid.CreateVersion7()}
            X-Shopify-Triggered-At: 2026-11-22T04:00:00.123456789Z


            """).ReplaceLineEndings("\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
