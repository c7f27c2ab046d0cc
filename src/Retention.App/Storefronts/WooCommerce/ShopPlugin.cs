using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>Our plugin in the shop, by its own REST routes. WooCommerce checks our keys for them, because their namespace begins with <c>wc-</c>.</summary>
internal static class ShopPlugin
{
    private const string Namespace = "/wc-retention/v1";
    private const int MostOthers = 50;
    private const int LongestText = 100;

    /// <summary>What it says of the shop; null where it is not active.</summary>
    public static async Task<Answer<PluginState?>> ReadAsync(WooCommerceShop shop, CancellationToken cancellation) => await shop.GetAsync($"{Namespace}/status", [], cancellation) switch
    {
        Answer<JsonElement>.Said said => new Answer<PluginState?>.Said(Read(said.Value)),
        Answer<JsonElement>.Not { Why.Key: ShopTroubles.Missing } => new Answer<PluginState?>.Said(null),
        Answer<JsonElement>.Not not => new Answer<PluginState?>.Not(not.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Gives it the connection, so that the merchant types nothing.</summary>
    public static Task<Answer<JsonElement>> ConnectAsync(WooCommerceShop shop, string connection, string key, Uri app, CancellationToken cancellation) =>
        shop.PostAsync($"{Namespace}/connection", new JsonObject { ["id"] = connection, ["key"] = key, ["app"] = app.AbsoluteUri.TrimEnd('/') }, cancellation);

    /// <summary>Lets it forget the connection.</summary>
    public static Task<Answer<JsonElement>> ForgetAsync(WooCommerceShop shop, CancellationToken cancellation) => shop.DeleteAsync($"{Namespace}/connection", [], cancellation);

    /// <summary>Lets one of the shop's own senders be silent, or speak again.</summary>
    public static Task<Answer<JsonElement>> YieldAsync(WooCommerceShop shop, string sender, bool yields, CancellationToken cancellation) =>
        shop.PostAsync($"{Namespace}/yield", new JsonObject { ["key"] = sender, ["yields"] = yields }, cancellation);

    /// <summary>Tells it which products only shoppers of some levels may buy at first, in place of what it was told before.</summary>
    public static Task<Answer<JsonElement>> TellEarlyAsync(WooCommerceShop shop, JsonArray items, CancellationToken cancellation) =>
        shop.PostAsync($"{Namespace}/early", new JsonObject { ["items"] = items }, cancellation);

    private static PluginState Read(JsonElement status) => new(Text(status, "plugin") ?? "?", Is(status, "connected"))
    {
        WordPress = Text(status, "wordpress"),
        WooCommerce = Text(status, "woocommerce"),
        Php = Text(status, "php"),
        IsCopy = Is(status, "is_copy"),
        Checkout = Text(status, "checkout"),
        Others = status.ValueKind == JsonValueKind.Object && status.TryGetProperty("others", out var others) && others.ValueKind == JsonValueKind.Array
            ?
            [
                .. others.EnumerateArray().Take(MostOthers).Where(other => Text(other, "key") is not null)
                    .Select(other => new OtherSender(Text(other, "key")!, Text(other, "name") ?? Text(other, "key")!, Text(other, "sends") ?? "", Is(other, "on"), Is(other, "can_yield"), Is(other, "yields"))),
            ]
            : ImmutableArray<OtherSender>.Empty,
    };

    private static bool Is(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Letters.Clean.Line(value.GetString()) is { Length: > 0 } line
            ? line[..Math.Min(line.Length, LongestText)]
            : null;
}
