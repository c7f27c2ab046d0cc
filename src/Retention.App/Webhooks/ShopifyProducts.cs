using System.Collections.Immutable;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// Shopify's <c>products/update</c> and <c>variants/in_stock</c>: all variants in one event, which the worker takes apart. Prices name no currency (see
/// <see cref="ShopCurrency"/>), and of more than a hundred variants the others come as bare ids (facts/shopify.md 2.2).
/// </summary>
internal static class ShopifyProducts
{
    /// <summary>A product's variants as they stand.</summary>
    public static Translated Product(JsonElement json, DateTimeOffset? triggeredAt)
    {
        // Drafts and archived products can't be bought, nor what is not published in the online store.
        var isOffered = json.Text("status") is "active" or null && !json.IsNull("published_at");
        var items =
            from variant in json.List("variants")
            let id = variant.Id("id")
            where id is not null
            select Item(variant, id, At(json, triggeredAt)) with
            {
                ProductId = json.Id("id"),
                Title = json.Text("title") ?? "",
                Available = isOffered ? Available(variant) : 0,
                Image = Image(json, variant),
            };
        ImmutableArray<Item> all = [.. items];
        return all switch
        {
            [] => new Translated.Ignored("a product without variants"),
            [var only] => new Translated.Understood(new ItemReported(only), only.Id),
            _ => new Translated.Understood(new ItemsReported(all), json.Id("id") ?? all[0].Id),
        };
    }

    /// <summary>A variant that can be bought again, or no longer. The product's name is not told. That both topics have one form is unconfirmed.</summary>
    public static Translated.Understood Variant(JsonElement json, bool isInStock, DateTimeOffset? triggeredAt)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var item = Item(json, id, At(json, triggeredAt));
        // Whatever is counted: it is back.
        return new(new ItemReported(item with { Available = !isInStock ? 0 : Available(json) is 0 ? 1 : Available(json) }), id);
    }

    private static Item Item(JsonElement variant, string id, DateTimeOffset at) => new()
    {
        Id = id,
        ProductId = variant.Id("product_id"),
        Title = "",
        Variant = variant.Text("title") is { } title && title != "Default Title" ? title : null,
        Price = Money.Read(variant.Decimal("price"), ShopCurrency.Unnamed),
        At = at,
    };

    // Shopify's moment of the delivery, since whether a sale moves updated_at is unconfirmed.
    private static DateTimeOffset At(JsonElement json, DateTimeOffset? triggeredAt) => triggeredAt ?? json.Time("updated_at") ?? throw new MissingFieldException("updated_at");

    // "continue" sells what is not there. Whether stock is counted at all is not told any more: none, where it is not counted, reads as sold out.
    private static int? Available(JsonElement variant) =>
        variant.Text("inventory_policy") == "continue" || variant.At("inventory_quantity").ValueKind != JsonValueKind.Number ? null : Math.Max(0, variant.Count("inventory_quantity", 0));

    private static string? Image(JsonElement product, JsonElement variant)
    {
        var own = variant.Id("image_id") is { } id ? product.List("images").FirstOrDefault(image => image.Id("id") == id) : default;
        return own.Url("src") ?? product.At("image").Url("src");
    }
}
