using System.Text.Json.Nodes;
using Retention.App.Webhooks;
using Retention.Events;

namespace Retention.App.Tests.Webhooks;

/// <summary>Shopify's products and variants.</summary>
public sealed class ShopifyProductsTests
{
    [Fact]
    public void A_product_is_an_item_for_each_of_its_variants()
    {
        var items = Items(Deliveries.ShopifySample("products/update"));
        items.Select(each => each.Id).ShouldBe(["642667041472713922", "757650484644203962"]);
        var item = items[0];
        item.Id.ShouldBe("642667041472713922");
        item.ProductId.ShouldBe("788032119674292922");
        item.Title.ShouldBe("Example T-Shirt");
        item.Variant.ShouldBe("Small");
        item.Price.ShouldBe(new Money(1999, ShopCurrency.Unnamed));
        item.LowestPrice.ShouldBeNull();
        item.Available.ShouldBe(75);
        item.Url.ShouldBeNull();
        item.Image.ShouldBeNull();
        item.At.ShouldBe(Reads.Triggered);
    }

    [Theory]
    [InlineData("continue", 0, null)]
    [InlineData("deny", 0, 0)]
    [InlineData("deny", -3, 0)]
    [InlineData("deny", null, null)]
    public void How_many_can_be_bought_is_known_where_they_are_counted(string policy, int? quantity, int? available)
    {
        var body = Deliveries.ShopifySample("products/update");
        body["variants"]![0]!["inventory_policy"] = policy;
        body["variants"]![0]!["inventory_quantity"] = quantity;
        Items(body)[0].Available.ShouldBe(available);
    }

    [Theory]
    [InlineData("status", "archived")]
    [InlineData("status", "draft")]
    [InlineData("published_at", null)]
    public void What_is_not_offered_can_not_be_bought(string field, string? value) =>
        Items(Deliveries.ShopifySample("products/update").With(field, value)).ShouldAllBe(item => item.Available == 0);

    [Fact]
    public void A_variant_has_its_own_picture_or_its_products()
    {
        var body = Deliveries.ShopifySample("products/update");
        body["image"] = new JsonObject { ["id"] = 1, ["src"] = "https://cdn.test/product.jpg" };
        body["images"] = new JsonArray(body["image"]!.DeepClone(), new JsonObject { ["id"] = 2, ["src"] = "https://cdn.test/medium.jpg" });
        body["variants"]![1]!["image_id"] = 2;
        Items(body).Select(item => item.Image).ShouldBe(["https://cdn.test/product.jpg", "https://cdn.test/medium.jpg"]);
    }

    [Fact]
    public void A_product_of_one_kind_has_no_variant_to_name()
    {
        var body = Deliveries.ShopifySample("products/update");
        body["variants"]![0]!["title"] = "Default Title";
        Items(body)[0].Variant.ShouldBeNull();
    }

    [Fact]
    public void A_product_without_variants_tells_nothing() =>
        Reads.Shopify("products/update", Deliveries.ShopifySample("products/update").With("variants", new JsonArray())).ShouldBeOfType<Translated.Ignored>();

    [Theory]
    [InlineData("variants/in_stock", 75, 75)]
    [InlineData("variants/in_stock", 0, 1)]
    [InlineData("variants/out_of_stock", 0, 0)]
    [InlineData("variants/out_of_stock", 2, 0)]
    public void A_variant_that_is_back_or_gone_is_an_item_without_its_products_name(string topic, int quantity, int available)
    {
        var item = Reads.Shopify<ItemReported>(topic, Deliveries.ShopifySample("variants/in_stock").With("inventory_quantity", quantity)).Item;
        item.Id.ShouldBe("642667041472713922");
        item.ProductId.ShouldBe("788032119674292922");
        item.Title.ShouldBe("");
        item.Variant.ShouldBe("Small");
        item.Price.ShouldBe(new Money(1999, ShopCurrency.Unnamed));
        item.Available.ShouldBe(available);
        item.At.ShouldBe(Reads.Triggered);
    }

    [Fact]
    public void The_real_shape_is_read_too() => Items(Reads.ShopifyExemplar("products__1")).ShouldHaveSingleItem().Id.ShouldBe("123");

    private static Item[] Items(JsonNode body) => Reads.Shopify("products/update", body).ShouldBeOfType<Translated.Understood>().Happened switch
    {
        ItemsReported(var several) => [.. several],
        ItemReported(var only) => [only],
        var other => throw new InvalidOperationException(other.GetType().Name),
    };
}
