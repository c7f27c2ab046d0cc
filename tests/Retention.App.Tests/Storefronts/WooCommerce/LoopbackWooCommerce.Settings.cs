using System.Text.Json.Nodes;

namespace Retention.App.Tests.Storefronts.WooCommerce;

// What the shop says of itself.
internal sealed partial class LoopbackWooCommerce
{
    /// <summary>Its general settings, by id.</summary>
    public Dictionary<string, string> General { get; } = new(StringComparer.Ordinal)
    {
        ["woocommerce_store_address"] = "1 Kiln Lane",
        ["woocommerce_store_address_2"] = "",
        ["woocommerce_store_city"] = "Potterton",
        ["woocommerce_store_postcode"] = "PT1 1AA",
        ["woocommerce_default_country"] = "GB",
        ["woocommerce_currency"] = "GBP",
        ["woocommerce_enable_coupons"] = "yes",
    };

    private void AddSettings()
    {
        On("GET /wc/v3/settings/general", (context, _) => JsonAsync(context, 200, new JsonArray([.. General.Select(setting => (JsonNode)Setting(setting.Key, setting.Value))])));
        On("GET /", (context, _) => JsonAsync(context, 200, new JsonObject { ["name"] = Title, ["timezone_string"] = "Europe/London", ["home"] = Home ?? Address }));
        On("GET /wc/v3/system_status", (context, _) => JsonAsync(context, 200, new JsonObject { ["environment"] = new JsonObject { ["language"] = "en_GB" } }));
        On("GET /wc/v3/settings/general/woocommerce_currency", (context, _) => JsonAsync(context, 200, Setting("woocommerce_currency", General["woocommerce_currency"])));
    }

    /// <summary>Its home_url; null where that is its address.</summary>
    public string? Home { get; set; }

    /// <summary>The site's title, as WordPress stores it.</summary>
    public string Title { get; set; } = "Blue &amp; White Mugs";

    private static JsonObject Setting(string id, string value) => new() { ["id"] = id, ["label"] = id, ["type"] = "text", ["default"] = "", ["value"] = value, ["group_id"] = "general" };
}
