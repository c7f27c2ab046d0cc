using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>WooCommerce's products, after the recorded one.</summary>
public sealed class WooCommerceProductsTests
{
    [Fact]
    public void A_simple_product_is_one_item()
    {
        var item = Read(Product());
        item.Id.ShouldBe("19");
        item.ProductId.ShouldBe("19");
        item.Title.ShouldBe("Tea Pot");
        item.Variant.ShouldBeNull();
        item.Price.ShouldBe(new Money(4100, ShopCurrency.Unnamed));
        item.LowestPrice.ShouldBeNull();
        item.Available.ShouldBe(5);
        item.Url.ShouldBe("http://127.0.0.1:18080/product/tea-pot/");
        item.Image.ShouldBeNull();
        item.At.ShouldBe(new(2026, 11, 22, 3, 2, 42, TimeSpan.Zero));
    }

    [Fact]
    public void A_variation_is_an_item_of_its_product()
    {
        var body = Product().With("id", 21).With("type", "variation").With("parent_id", 20).With("image", new JsonObject { ["src"] = "https://shop.test/blue.jpg" })
            .With("attributes", new JsonArray(new JsonObject { ["name"] = "Color", ["option"] = "Blue" }, new JsonObject { ["name"] = "Size", ["option"] = "Large &amp; wide" }));
        var item = Read(body);
        item.Id.ShouldBe("21");
        item.ProductId.ShouldBe("20");
        item.Variant.ShouldBe("Blue, Large & wide");
        item.Image.ShouldBe("https://shop.test/blue.jpg");
    }

    [Theory]
    [InlineData(true, 5, "instock", false, 5)]
    [InlineData(true, -1, "onbackorder", true, null)]
    [InlineData(true, 0, "outofstock", false, 0)]
    [InlineData(false, null, "instock", false, null)]
    [InlineData(false, null, "outofstock", false, 0)]
    public void How_many_can_be_bought_is_known_where_they_are_counted(bool counts, int? quantity, string status, bool backorders, int? available) =>
        Read(Product().With("manage_stock", counts).With("stock_quantity", quantity).With("stock_status", status).With("backorders_allowed", backorders)).Available.ShouldBe(available);

    [Theory]
    [InlineData("status", "draft")]
    [InlineData("status", "private")]
    [InlineData("purchasable", false)]
    public void What_is_not_offered_can_not_be_bought(string field, object value) =>
        Read(Product().With(field, value is bool ? JsonValue.Create((bool)value) : JsonValue.Create((string)value))).Available.ShouldBe(0);

    [Fact]
    public void Without_a_price_none_is_told() => Read(Product().With("price", "")).Price.ShouldBeNull();

    [Fact]
    public void The_error_that_a_restored_product_leaves_at_the_coupons_is_no_product() =>
        Reads.WooCommerce("product.restored", new JsonObject { ["code"] = "woocommerce_rest_product_invalid_id", ["data"] = new JsonObject { ["status"] = 404 } }).ShouldBeOfType<Translated.Ignored>();

    private static JsonObject Product() => Deliveries.RecordedBody("14-product-updated--052");

    private static Item Read(JsonNode body) => Reads.WooCommerce<ItemReported>("product.updated", body).Item;
}
