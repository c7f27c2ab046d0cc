using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;

namespace Retention.App.Storefronts.Shopify;

/// <summary>Products of the Admin API in our words.</summary>
internal static class ShopifyPastProducts
{
    // As many as a webhook tells in full (facts/shopify.md 2.2).
    private const int AtOnce = 100;

    /// <summary>A product's variants, a hundred to an event.</summary>
    /// <param name="product">The product.</param>
    /// <param name="variants">Its variants.</param>
    public static IEnumerable<Translated> Read(JsonElement product, IEnumerable<JsonElement> variants) => variants.Chunk(AtOnce).Select(some => ShopifyPast.Read("products/update", new()
    {
        ["id"] = product.Number(),
        ["title"] = product.Text("title"),
        ["status"] = product.Value("status"),
        ["published_at"] = product.Text("publishedAt"),
        ["updated_at"] = product.Text("updatedAt"),
        ["image"] = product.At("featuredMedia").At("preview").At("image").Url("url") is { } url ? new JsonObject { ["src"] = url } : null,
        ["variants"] = ShopifyPast.Each(some, Variant),
    }));

    // How many there are is said only where they are counted: none, where nobody counts, would read as sold out.
    private static JsonObject Variant(JsonElement variant)
    {
        var said = new JsonObject
        {
            ["id"] = variant.Number(),
            ["title"] = variant.Text("title"),
            ["price"] = variant.Decimal("price"),
            ["inventory_policy"] = variant.Value("inventoryPolicy"),
        };
        if (variant.At("inventoryItem").IsTrue("tracked") && variant.At("inventoryQuantity").ValueKind == JsonValueKind.Number)
            said["inventory_quantity"] = variant.Count("inventoryQuantity", 0);
        return said;
    }
}
