using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>Bodies, read as the doors read them.</summary>
internal static class Reads
{
    /// <summary>What X-Shopify-Triggered-At says.</summary>
    public static readonly DateTimeOffset Triggered = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    /// <summary>The moment of almost everything in Shopify's samples.</summary>
    public static readonly DateTimeOffset SampleTime = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Translated Shopify(string topic, JsonNode body) => ShopifyTranslation.Read(topic, Encoding.UTF8.GetBytes(body.ToJsonString()), Triggered);

    public static T Shopify<T>(string topic, JsonNode body)
        where T : Happened => Only<T>(Shopify(topic, body));

    public static Translated WooCommerce(string topic, JsonNode body) => WooCommerceTranslation.Read(topic, Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static T WooCommerce<T>(string topic, JsonNode body)
        where T : Happened => Only<T>(WooCommerce(topic, body));

    /// <summary>A real shape of Shopify's: its keys and types, every value replaced (fixtures/shopify/README.md).</summary>
    public static JsonObject ShopifyExemplar(string name) =>
        (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "shopify", "exemplars-2025-04", $"{name}.json")))!;

    /// <summary>An amount in dollars, which most samples are in.</summary>
    public static Money Dollars(decimal amount) => new((long)(amount * 100), new Currency("USD"));

    private static T Only<T>(Translated translated) => translated.ShouldBeOfType<Translated.Understood>(translated.ToString()).Happened.ShouldBeOfType<T>();
}
