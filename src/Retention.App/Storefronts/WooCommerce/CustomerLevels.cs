using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Levels in a WooCommerce shop: the level's key stands in the customer's user meta, and our plugin knows which products only some levels may buy. It
/// refuses them to everybody else, guests among them, in the shop itself.
/// </summary>
internal sealed class CustomerLevels(WooCommerceShops shops) : IShopTiers
{
    /// <summary>The user meta that bears the level's key.</summary>
    public const string Meta = "_retention_tier";

    /// <inheritdoc/>
    public string Platform => WooCommerceDoor.Platform;

    /// <inheritdoc/>
    public bool KeepsOthersOut => true;

    /// <inheritdoc/>
    public async Task<Answer<bool>> MarkAsync(string shop, string customer, string? before, string? now, CancellationToken cancellation) => await shops.OpenAsync(shop, cancellation) is not { } rest
        ? new Answer<bool>.Not(CouponTroubles.NotConnected)
        : IsThere(await rest.PutAsync($"customers/{Uri.EscapeDataString(customer)}", new JsonObject { ["meta_data"] = new JsonArray(new JsonObject { ["key"] = Meta, ["value"] = now ?? "" }) }, cancellation));

    /// <inheritdoc/>
    public async Task<Answer<bool>> TellEarlyAsync(Shop shop, CancellationToken cancellation)
    {
        if (await shops.OpenAsync(shop.Id, cancellation) is not { } rest)
            return new Answer<bool>.Not(CouponTroubles.NotConnected);
        var settings = shop.Settings.Tiers ?? new();
        var items = settings.Early.Where(item => settings.RankOf(item.Tier) >= 0).Select(JsonNode (item) => new JsonObject
        {
            ["product"] = long.TryParse(item.ProductId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0,
            ["tiers"] = new JsonArray([.. settings.Levels.Skip(settings.RankOf(item.Tier)).Select(JsonNode (level) => level.Key)]),
            ["name"] = settings.Find(item.Tier)!.Name,
            ["opens"] = item.OpensOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });
        return IsThere(await ShopPlugin.TellEarlyAsync(rest, new JsonArray([.. items]), cancellation));
    }

    // A customer who is gone, or a plugin that is not there, is an answer, too.
    private static Answer<bool> IsThere(Answer<JsonElement> answer) => answer is Answer<JsonElement>.Not({ Key: ShopTroubles.Missing }) ? new Answer<bool>.Said(false) : answer.With(_ => true);
}
