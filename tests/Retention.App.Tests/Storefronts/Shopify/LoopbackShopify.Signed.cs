using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.Shopify;

// What Shopify signs: its deliveries, and what comes through the app proxy.
internal sealed partial class LoopbackShopify
{
    /// <summary>Delivers a webhook to the program, signed with the oldest secret.</summary>
    public static async Task<HttpStatusCode> DeliverAsync(TestApp app, string topic, JsonNode body, string shop = "demo.myshopify.com", DateTimeOffset? at = null)
    {
        var delivery = Deliveries.Shopify(topic, body, shop);
        delivery.Headers.Add("X-Shopify-Event-Id", $"{Guid.NewGuid()}");
        delivery.Headers.Add("X-Shopify-Triggered-At", (at ?? app.Clock.Now).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"));
        return await app.DeliverAsync(delivery);
    }

    /// <summary>The query with which Shopify passes a request on to the program (facts/shopify.md 4.1).</summary>
    /// <param name="path">The path, below the program's address for the proxy.</param>
    /// <param name="now">The time that it says.</param>
    /// <param name="shop">The shop's domain.</param>
    /// <param name="customer">The shopper who is logged in; empty for nobody.</param>
    /// <param name="parameters">What the shop's page asked with.</param>
    /// <returns>The path, with the query.</returns>
    public static string ProxyQuery(string path, DateTimeOffset now, string shop = "demo.myshopify.com", string customer = "", params IEnumerable<(string Name, string Value)> parameters)
    {
        (string Name, string Value)[] all = [.. parameters, ("shop", shop), ("logged_in_customer_id", customer), ("path_prefix", "/apps/retain"), ("timestamp", $"{now.ToUnixTimeSeconds()}")];
        var words = string.Concat(all.GroupBy(one => one.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}={string.Join(',', group.Select(one => one.Value))}"));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(TestApp.ShopifySecrets[^1]), Encoding.UTF8.GetBytes(words)));
        return $"{path}?{string.Join('&', all.Append(("signature", signature)).Select(one => $"{Uri.EscapeDataString(one.Item1)}={Uri.EscapeDataString(one.Item2)}"))}";
    }
}
