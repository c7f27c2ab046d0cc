using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// WooCommerce's <c>product.updated</c>. A product with variations names only their ids, and is an item of its own here; a variation comes by
/// itself, in a body that was not recorded: that it says <c>"type":"variation"</c> is unconfirmed. Prices name no currency (see <see cref="ShopCurrency"/>).
/// </summary>
internal static class WooCommerceProducts
{
    /// <summary>A product as it stands.</summary>
    public static Translated.Understood Read(JsonElement json)
    {
        var id = json.Id("id") ?? throw new MissingFieldException("id");
        var isVariation = json.Text("type") == "variation";
        return new(
            new ItemReported(new()
            {
                Id = id,
                ProductId = isVariation ? json.Id("parent_id") : id,
                Title = json.Text("name").Plain() ?? "",
                Variant = isVariation ? Variant(json) : null,
                Price = Money.Read(json.Decimal("price"), ShopCurrency.Unnamed),
                Available = Available(json),
                Url = json.Url("permalink"),
                Image = json.List("images").FirstOrDefault().Url("src") ?? json.At("image").Url("src"),
                At = json.Time("date_modified_gmt") ?? json.Time("date_created_gmt") ?? throw new MissingFieldException("date_modified_gmt"),
            }),
            id);
    }

    private static int? Available(JsonElement json)
    {
        var isOffered = json.Text("status") is "publish" or null && json.At("purchasable").ValueKind != JsonValueKind.False;
        if (!isOffered || json.Text("stock_status") == "outofstock")
            return 0;
        // On back order it sells what is not there.
        return json.IsTrue("manage_stock") && !json.IsTrue("backorders_allowed") && json.At("stock_quantity").ValueKind == JsonValueKind.Number
            ? Math.Max(0, json.Count("stock_quantity", 0))
            : null;
    }

    private static string? Variant(JsonElement json)
    {
        var options = json.List("attributes").Select(attribute => attribute.Text("option").Plain()).OfType<string>();
        return string.Join(", ", options) is { Length: > 0 and <= 200 } variant ? variant : null;
    }
}
