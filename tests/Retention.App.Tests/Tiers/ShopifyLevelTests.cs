using System.Text.Json.Nodes;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.App.Tests.ShopPages;
using Retention.Events;
using Retention.Rewards;
using Retention.Tiers;

namespace Retention.App.Tests.Tiers;

/// <summary>Levels in a Shopify shop that answers: the tag on the customer's record, the page of what is sold early, and the gift for reviews.</summary>
[Collection("Azurite")]
public sealed class ShopifyLevelTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_level_is_a_tag_on_the_customers_record_in_place_of_the_one_before()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite, change: one => Levels.Shop(one, levels => levels with { TellsShop = true }));
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        JsonNode Done(JsonObject asked, string name, Func<string, bool> change)
        {
            asked["tags"]!.AsArray().Select(tag => (string)tag!).ToList().ForEach(tag => change(tag));
            return new JsonObject { [name] = new JsonObject { ["userErrors"] = new JsonArray() } };
        }

        shop.Shopify.On("CustomerTagsAdd", (asked, _) => Done(asked, "tagsAdd", tags.Add));
        shop.Shopify.On("CustomerTagsRemove", (asked, _) => Done(asked, "tagsRemove", tags.Remove));
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("2", ShopifyCreditShop.Email, "7"));
        await shop.Desk.WorkAsync();
        tags.ShouldBe(["Retention: level bronze"]);
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("3", ShopifyCreditShop.Email, "7"));
        await shop.Desk.WorkAsync();
        tags.ShouldBe(["Retention: level bronze"]); // One level a day.
        await shop.Desk.WorkAsync(TimeSpan.FromDays(1.5));
        tags.ShouldBe(["Retention: level silver"]);
    }

    [Fact]
    public async Task What_is_sold_early_has_a_button_for_customers_of_the_level_alone()
    {
        await using var shop = await ThemeShop.StartAsync(azurite, one => Levels.Shop(one, levels => levels with { Early = [new("11", "bronze", new(2099, 12, 24))] }));
        foreach (var number in new[] { "1", "2" })
            await shop.App.HandleAsync(shop.Shop, Reported.Order(number, ThemeShop.Ann, "7", at: shop.App.Clock.Now.AddDays(-2)));
        await shop.App.HandleAsync(shop.Shop, Reported.Order("3", "ben@example.test", "8", at: shop.App.Clock.Now.AddDays(-2)));
        foreach (var stranger in new[] { "", "8", "9" })
        {
            var refused = await shop.GetAsync("early", stranger, ("variant", "12"), ("customer", "7"), ("logged_in", "7"));
            refused.Page.QuerySelector("form").ShouldBeNull(stranger);
            refused.Text.ShouldContain("Shoppers of the level Bronze can buy this first");
        }

        var open = await shop.GetAsync("early", "7", ("variant", "12"));
        open.Page.QuerySelector("form")!.GetAttribute("action").ShouldBe("/cart/add");
        open.Page.QuerySelector("input[name=id]")!.GetAttribute("value").ShouldBe("12");
        (await shop.GetAsync("early", "7", ("variant", "99"))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_gift_is_a_code_of_its_own_for_one_product_and_one_customer_and_a_cancelled_order_gives_a_new_one()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite, change: one => Levels.Shop(one, levels => levels with { Gift = new(new("12", "Blue Mug", new Money(900, new("EUR"))), 1) }));
        await shop.App.HandleAsync(shop.Shop.Id, new ReviewGiven("1", Reported.At.AddMinutes(10)) { Items = [new("a", "Mug", 1, "", "It leaks.")] });
        await shop.Desk.WorkAsync();
        var gift = (await shop.Desk.CreditAsync()).Gifts.ShouldHaveSingleItem().Reward;
        var discount = shop.Discounts.Discounts.Values.ShouldHaveSingleItem();
        ((string?)discount["customerGets"]!["items"]!["products"]!["productsToAdd"]![0]).ShouldBe("gid://shopify/Product/12");
        ((string?)discount["customerGets"]!["value"]!["discountAmount"]!["amount"], (bool?)discount["customerGets"]!["value"]!["discountAmount"]!["appliesOnEachItem"]).ShouldBe(("9.00", false));
        ((string?)discount["context"]!["customers"]!["add"]![0], (int?)discount["usageLimit"]).ShouldBe(("gid://shopify/Customer/7", 1));
        shop.Gifts.ShouldBe(0); // No store credit.
        var code = shop.Code(gift);
        await shop.SpendAsync("9", code, 900);
        (await shop.Desk.CreditAsync()).Gifts.ShouldHaveSingleItem().Reward.Usable.ShouldBeNull();
        await shop.SpendAsync("9", code, 900, minute: 30, isCalledOff: true);
        var again = (await shop.Desk.CreditAsync()).Gifts.ShouldHaveSingleItem().Reward;
        (again.Usable!.Number, shop.Discounts.Codes.ContainsKey(code), shop.Discounts.Codes.ContainsKey(shop.Code(again, 1))).ShouldBe((1, false, true));
    }
}
