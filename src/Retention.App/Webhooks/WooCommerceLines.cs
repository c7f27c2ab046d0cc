using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>The lines of WooCommerce's orders and drafts.</summary>
internal static class WooCommerceLines
{
    /// <summary>Reads them, priced as the shopper saw them.</summary>
    public static KeptLines Read(JsonElement json, Currency currency) =>
        KeptLines.Of(json.List("line_items").Select(line => Line(line, currency, json.IsTrue("prices_include_tax"))));

    private static OrderLine Line(JsonElement line, Currency currency, bool pricesIncludeTax)
    {
        // A line's total is without tax; where the shop's prices include it, the shopper saw both together.
        var (total, tax) = (Money.Read(line.Decimal("total"), currency), Money.Read(line.Decimal("total_tax"), currency));
        var price = total is { } net && tax is { } on && pricesIncludeTax ? net with { Minor = checked(net.Minor + on.Minor) } : total;
        var title = (line.Text("parent_name") ?? line.Text("name")).Plain() ?? "";
        return new(title, Variant(line), line.Count("quantity", 1), price, line.At("image").Url("src"))
        {
            ProductId = line.Id("product_id"),
            VariantId = line.Id("variation_id") ?? line.Id("product_id"),
        };
    }

    // A variation's attributes; hidden meta begins with an underscore.
    private static string? Variant(JsonElement line)
    {
        if (line.Id("variation_id") is null)
            return null;
        var values = line.List("meta_data")
            .Where(meta => meta.Text("key")?.StartsWith('_') == false)
            .Select(meta => (meta.Text("display_value") ?? meta.Text("value")).Plain())
            .OfType<string>();
        return string.Join(", ", values) is { Length: > 0 and <= 200 } variant ? variant : null;
    }
}
