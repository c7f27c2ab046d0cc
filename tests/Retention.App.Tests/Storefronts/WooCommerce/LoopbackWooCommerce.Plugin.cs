using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Retention.App.Tests.Storefronts.WooCommerce;

// Our companion plugin.
internal sealed partial class LoopbackWooCommerce
{
    /// <summary>Whether our plugin is active.</summary>
    public bool HasPlugin { get; set; }

    /// <summary>The connection that the plugin was given; null while it has none.</summary>
    public JsonObject? PluginConnection { get; set; }

    /// <summary>The other senders that the plugin found.</summary>
    public JsonArray Others { get; } = [];

    private void AddPlugin()
    {
        void OnPlugin(string route, Func<HttpContext, string, Task> answer) => On(route, (context, body) => HasPlugin ? answer(context, body) : ErrorAsync(context, NoRoute));
        OnPlugin("GET /wc-retention/v1/status", (context, _) => JsonAsync(context, 200, new JsonObject
        {
            ["plugin"] = "1.0.0",
            ["wordpress"] = "6.9.4",
            ["woocommerce"] = "10.5.0",
            ["php"] = "8.2",
            ["site"] = Address,
            ["is_copy"] = false,
            ["checkout"] = "block",
            ["connected"] = PluginConnection is not null,
            ["others"] = Others.DeepClone(),
        }));
        OnPlugin("POST /wc-retention/v1/connection", (context, body) =>
        {
            PluginConnection = JsonNode.Parse(body)!.AsObject();
            return JsonAsync(context, 200, new JsonObject { ["ok"] = true });
        });
        OnPlugin("DELETE /wc-retention/v1/connection", (context, _) =>
        {
            PluginConnection = null;
            return JsonAsync(context, 200, new JsonObject { ["ok"] = true });
        });
        OnPlugin("POST /wc-retention/v1/yield", (context, body) =>
        {
            var told = JsonNode.Parse(body)!;
            Others.Single(other => (string)other!["key"]! == (string)told["key"]!)!["yields"] = (bool)told["yields"]!;
            return JsonAsync(context, 200, new JsonObject { ["ok"] = true });
        });
    }

    /// <summary>Lets another sender be found by the plugin.</summary>
    public void Finds(string key, string name, string sends, bool canYield = true) =>
        Others.Add((JsonNode)new JsonObject { ["key"] = key, ["name"] = name, ["sends"] = sends, ["on"] = true, ["can_yield"] = canYield, ["yields"] = false });
}
