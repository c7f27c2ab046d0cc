using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Cases;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What of an order in a WooCommerce shop can be given back, and the order by which its goods are sent again. Pure.</summary>
internal static class WooCommerceRefund
{
    /// <summary>What is left of the order's money; of goods what they were sold for.</summary>
    public static Answer<DeedWorth> Worth(CaseDeedKind kind, JsonElement order)
    {
        if (Currency.Read(order.Text("currency")) is not { } currency || Money.Read(order.Text("total"), currency) is not { } total)
            return new Answer<DeedWorth>.Not(ShopTroubles.Of(ShopTroubles.Odd, "The shop does not say what the order cost."));
        if (kind == CaseDeedKind.Replacement)
        {
            var goods = order.List("line_items").Where(IsGoods).Sum(line => Money.Read(line.Text("total"), currency)?.Minor ?? 0);
            return order.List("line_items").Any(IsGoods) ? new Answer<DeedWorth>.Said(new(new(goods, currency))) : new Answer<DeedWorth>.Not(DeedTroubles.NoGoods);
        }

        // The shop writes what was given back with a minus.
        var back = order.List("refunds").Sum(refund => Math.Abs(Money.Read(refund.Text("total"), currency)?.Minor ?? 0));
        return total.Minor > back ? new Answer<DeedWorth>.Said(new(total with { Minor = total.Minor - back })) : new Answer<DeedWorth>.Not(DeedTroubles.NothingLeft);
    }

    /// <summary>The order of zero: the same goods to the same place, paid.</summary>
    public static JsonObject Replacement(JsonElement order, AskedDeed deed, string meta)
    {
        var lines = new JsonArray();
        foreach (var line in order.List("line_items").Where(IsGoods))
        {
            lines.Add(new JsonObject
            {
                ["product_id"] = Number(line.Id("product_id")!),
                ["variation_id"] = Number(line.Id("variation_id") ?? "0"),
                ["quantity"] = line.TryGetProperty("quantity", out var quantity) && quantity.TryGetInt32(out var count) ? count : 1,
                ["subtotal"] = "0",
                ["total"] = "0",
            });
        }

        var body = new JsonObject
        {
            ["status"] = "processing",
            ["line_items"] = lines,
            ["customer_note"] = "",
            ["meta_data"] = new JsonArray(new JsonObject { ["key"] = meta, ["value"] = deed.Id }, new JsonObject { ["key"] = "_retention_replaces", ["value"] = deed.Order }),
        };
        if (order.Id("customer_id") is { } customer)
            body["customer_id"] = Number(customer);
        foreach (var address in new[] { "billing", "shipping" })
        {
            if (order.TryGetProperty(address, out var place) && place.ValueKind == JsonValueKind.Object)
                body[address] = JsonNode.Parse(place.GetRawText());
        }

        return body;
    }

    // A product that was deleted since has the id 0.
    private static bool IsGoods(JsonElement line) => line.Id("product_id") is { } id && id != "0";

    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
