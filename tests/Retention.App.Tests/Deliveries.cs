using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;

namespace Retention.App.Tests;

/// <summary>Deliveries as the platforms make them: recorded ones as they were, and others of the same kinds, signed as the platform signs.</summary>
internal static class Deliveries
{
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "fixtures");

    /// <summary>The names of all recorded WooCommerce deliveries.</summary>
    public static IEnumerable<string> AllRecorded => Directory.GetFiles(Path.Combine(Fixtures, "woocommerce"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>A recorded WooCommerce delivery, every byte and header as it was.</summary>
    /// <param name="name">The beginning of its name.</param>
    /// <param name="connection">To whose connection it goes.</param>
    public static HttpRequestMessage Recorded(string name, string connection)
    {
        var file = Directory.GetFiles(Path.Combine(Fixtures, "woocommerce"), name + "*.json").Order(StringComparer.Ordinal).First();
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var body = json.RootElement.GetProperty("body_base64").GetBytesFromBase64();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/woocommerce/{connection}") { Content = new ByteArrayContent(body) };
        foreach (var header in json.RootElement.GetProperty("headers").EnumerateArray())
        {
            var (key, value) = (header[0].GetString()!, header[1].GetString()!);
            if (key is "Host" or "Content-Length" or "Connection" or "Accept-Encoding")
                continue;
            if (!request.Headers.TryAddWithoutValidation(key, value))
                request.Content.Headers.TryAddWithoutValidation(key, value);
        }

        // One was recorded from a webhook with another secret: it is signed again, as that shop would with this one.
        if (json.RootElement.TryGetProperty("secret", out var secret) && secret.GetString() != TestApp.WooSecret)
        {
            request.Headers.Remove("X-WC-Webhook-Signature");
            request.Headers.Add("X-WC-Webhook-Signature", Signature.Of(body, TestApp.WooSecret));
        }

        return request;
    }

    /// <summary>The body of a recorded WooCommerce delivery, to be changed.</summary>
    public static JsonObject RecordedBody(string name)
    {
        var file = Directory.GetFiles(Path.Combine(Fixtures, "woocommerce"), name + "*.json").Order(StringComparer.Ordinal).First();
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return (JsonObject)JsonNode.Parse(json.RootElement.GetProperty("body_base64").GetBytesFromBase64())!;
    }

    /// <summary>A WooCommerce delivery of this body, signed.</summary>
    public static HttpRequestMessage WooCommerce(string connection, string topic, JsonNode body, string? deliveryId = null) =>
        WooCommerce(connection, topic, Encoding.UTF8.GetBytes(body.ToJsonString()), deliveryId);

    /// <summary>A WooCommerce delivery of these bytes, signed.</summary>
    public static HttpRequestMessage WooCommerce(string connection, string topic, byte[] body, string? deliveryId = null, string? secret = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/woocommerce/{connection}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-WC-Webhook-Source", "http://127.0.0.1:18080/");
        request.Headers.Add("X-WC-Webhook-Topic", topic);
        request.Headers.Add("X-WC-Webhook-Resource", topic.Split('.')[0]);
        request.Headers.Add("X-WC-Webhook-Event", topic.Split('.')[^1]);
        request.Headers.Add("X-WC-Webhook-Signature", Signature.Of(body, secret ?? TestApp.WooSecret));
        request.Headers.Add("X-WC-Webhook-ID", "4");
        request.Headers.Add("X-WC-Webhook-Delivery-ID", deliveryId ?? "39c255836f0dc86b6d8b1a61ee4f93f9");
        return request;
    }

    /// <summary>A sample of Shopify's documentation, to be changed: ids, times and states in it are unrealistic (fixtures/shopify/README.md).</summary>
    public static JsonObject ShopifySample(string topic) =>
        (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Fixtures, "shopify", $"{topic.Replace("/", "__", StringComparison.Ordinal)}.2026-07.json")))!;

    /// <summary>An ordinary paid order of Shopify's: the documentation's sample, made realistic.</summary>
    public static JsonObject ShopifyOrder(long id, DateTimeOffset at, string? email = "ann@example.test", long? customer = null)
    {
        var order = ShopifySample("orders/create");
        var time = at.ToString("yyyy-MM-ddTHH:mm:sszzz");
        order["id"] = id;
        order["name"] = $"#{id % 10_000}";
        order["email"] = email;
        order["contact_email"] = email;
        order["test"] = false;
        order["financial_status"] = "paid";
        order["cancelled_at"] = null;
        order["cancel_reason"] = null;
        order["checkout_token"] = $"checkout{id}"; // The sample's own would make all orders one shopper's.
        order["cart_token"] = $"cart{id}";
        foreach (var field in new[] { "created_at", "processed_at", "updated_at" })
            order[field] = time;
        if (customer is { } customerId)
            order["customer"]!["id"] = customerId;
        else
            order["customer"] = null;
        return order;
    }

    /// <summary>A Shopify delivery of this body, signed with the oldest secret, as Shopify does.</summary>
    public static HttpRequestMessage Shopify(string topic, JsonNode body, string domain = "demo.myshopify.com", string? webhookId = null) =>
        Shopify(topic, Encoding.UTF8.GetBytes(body.ToJsonString()), domain, webhookId);

    /// <summary>A Shopify delivery of these bytes, signed with the oldest secret, as Shopify does.</summary>
    public static HttpRequestMessage Shopify(string topic, byte[] body, string domain = "demo.myshopify.com", string? webhookId = null, string? secret = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/shopify") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Shopify-Topic", topic);
        request.Headers.Add("X-Shopify-Hmac-Sha256", Signature.Of(body, secret ?? TestApp.ShopifySecrets[^1]));
        request.Headers.Add("X-Shopify-Shop-Domain", domain);
        request.Headers.Add("X-Shopify-API-Version", "2026-10");
        request.Headers.Add("X-Shopify-Webhook-Id", webhookId ?? Guid.NewGuid().ToString());
        return request;
    }

    /// <summary>Sends a delivery; the status is the answer.</summary>
    public static async Task<HttpStatusCode> DeliverAsync(this TestApp app, HttpRequestMessage delivery)
    {
        using (delivery)
        {
            using var response = await app.Http.SendAsync(delivery);
            return response.StatusCode;
        }
    }
}
