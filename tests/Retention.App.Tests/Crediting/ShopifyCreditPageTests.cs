using System.Text.Json.Nodes;
using Retention.App.Crediting;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.Rewards;

namespace Retention.App.Tests.Crediting;

/// <summary>What a merchant with a Shopify shop sees of credit, and what shoppers are promised there.</summary>
[Collection("Azurite")]
public sealed class ShopifyCreditPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_pages_say_in_which_form_the_shop_owes_credit_and_why()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        await shop.GivenAsync();
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        (await merchant.OpenAsync("/app/setup")).GetElementById("credit-how")!.TextContent.ShouldContain("Your shop has store credit and new customer accounts");
        shop.Accounts.Spend(7m);
        await shop.Desk.WorkAsync(TimeSpan.FromHours(25));
        var told = (await merchant.OpenAsync($"/app/shoppers/{shop.Ann}")).QuerySelector("section[aria-labelledby=credit]").ShouldNotBeNull().TextContent;
        foreach (var words in new[] { "3.00 EUR", "Store credit", "On the customer's account, and the shopper was told", "10.00 EUR put on the customer's account", "7.00 EUR used from the account" })
            told.ShouldContain(words);
        told.ShouldNotContain("thanks-");
    }

    [Theory]
    [InlineData(false, true, "Store credit is off in your shop")]
    [InlineData(true, false, "classic customer accounts")]
    public async Task Where_codes_are_used_the_page_says_what_is_in_the_way(bool hasStoreCredit, bool hasNewAccounts, string why)
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        (shop.HasStoreCredit, shop.HasNewAccounts) = (hasStoreCredit, hasNewAccounts);
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop.Id);
        (await merchant.OpenAsync("/app/setup")).GetElementById("credit-how")!.TextContent.ShouldContain(why);
    }

    [Fact]
    public async Task A_review_is_promised_credit_where_the_shop_lets_us_give_it_and_not_where_a_permission_is_missing()
    {
        var five = new Money(500, new Currency("EUR"));
        await using var shop = await ShopifyCreditShop.StartAsync(azurite, change: known => known with { Settings = known.Settings with { ReviewCredit = five } });
        (await PromiseAsync(shop)).ShouldBe(five);
        shop.Shopify.Scopes = "read_orders,write_discounts";
        await shop.ConnectAsync();
        (await PromiseAsync(shop)).ShouldBeNull();
        (await shop.Desk.GiveAsync()).ShouldBe(new Given.NotFound());
    }

    [Fact]
    public async Task An_order_at_Shopify_tells_the_code_that_it_used_and_what_comes_back_is_a_new_code()
    {
        await using var shop = await ShopifyCreditShop.StartAsync(azurite);
        shop.HasStoreCredit = false;
        var reward = await shop.GivenAsync();
        (await LoopbackShopify.DeliverAsync(shop.App, "orders/paid", Order(shop, shop.Code(reward).ToUpperInvariant()))).ShouldBe(System.Net.HttpStatusCode.OK);
        await shop.Desk.WorkAsync();
        await shop.Desk.WorkAsync(TimeSpan.FromSeconds(11));
        (await shop.Desk.BalanceAsync(), (await shop.Desk.RewardAsync()).Coupons.Length).ShouldBe((300, 2));
    }

    private static async Task<Money?> PromiseAsync(ShopifyCreditShop shop) =>
        await shop.App.Get<HearingCredit>().PromiseAsync((await shop.Opened.NowAsync()), (await shop.App.Get<Identity>().FollowAsync(shop.Shop.Id, shop.Ann, CancellationToken.None)).Shopper, CancellationToken.None);

    private static JsonObject Order(ShopifyCreditShop shop, string code) => new()
    {
        ["id"] = 2,
        ["name"] = "#2",
        ["created_at"] = shop.App.Clock.Now.ToString("O"),
        ["updated_at"] = shop.App.Clock.Now.ToString("O"),
        ["processed_at"] = shop.App.Clock.Now.ToString("O"),
        ["currency"] = "EUR",
        ["financial_status"] = "paid",
        ["contact_email"] = ShopifyCreditShop.Email,
        ["customer"] = new JsonObject { ["id"] = 7 },
        ["discount_codes"] = new JsonArray(new JsonObject { ["code"] = "SPRING", ["amount"] = "1.00", ["type"] = "fixed_amount" }, new JsonObject { ["code"] = code, ["amount"] = "7.00", ["type"] = "fixed_amount" }),
        ["line_items"] = new JsonArray(),
    };
}
