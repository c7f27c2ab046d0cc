using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.Shopify;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Events;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Tests.Crediting;

/// <summary>The program and a Shopify shop that answers, with Ann, a customer who has bought there once. Its queues are worked by hand.</summary>
internal sealed class ShopifyCreditShop : IAsyncDisposable
{
    public const string Email = "ann@example.test";

    private ShopifyCreditShop(ShopifyTestShop opened, string shopper)
    {
        (Opened, Ann) = (opened, shopper);
        (Accounts, Discounts) = (new(opened.App, opened.Shopify), new(opened.Shopify));
        Shopify.On("CreditTerms", (_, _) => new JsonObject
        {
            ["shop"] = new JsonObject { ["currencyCode"] = Currency, ["customerAccountsV2"] = new JsonObject { ["customerAccountsVersion"] = HasNewAccounts ? "NEW_CUSTOMER_ACCOUNTS" : "CLASSIC" } },
            ["storeCreditConfiguration"] = new JsonObject { ["storeCreditEnabled"] = HasStoreCredit },
        });
    }

    public ShopifyTestShop Opened { get; }

    public TestApp App => Opened.App;

    public LoopbackShopify Shopify => Opened.Shopify;

    public Shop Shop => Opened.Record.Shop;

    public ShopifyAccounts Accounts { get; }

    public ShopifyDiscountList Discounts { get; }

    public string Ann { get; }

    public CreditDesk Desk => new(App, Shop, Ann);

    public bool HasStoreCredit { get; set; } = true;

    public bool HasNewAccounts { get; set; } = true;

    public string Currency { get; set; } = "EUR";

    public int Gifts => Shopify.CallsOf("StoreCreditGive").Count;

    public static async Task<ShopifyCreditShop> StartAsync(AzuriteFixture azurite, string? customer = "7", Func<Shop, Shop>? change = null)
    {
        var opened = await ShopifyTestShop.StartAsync(azurite, known => (change?.Invoke(known) ?? known) with { FlowsOn = [], Country = "DE", TimeZone = "Europe/Berlin" });
        opened.App.Clock.Now = Reported.At.AddMinutes(1);
        opened.Shopify.Scopes = "read_orders,read_store_credit_accounts,write_store_credit_account_transactions,write_discounts,write_customers";
        await ConnectAsync(opened);
        await opened.App.HandleAsync(opened.Id, Reported.Order("1", Email, customer));
        return new(opened, (await opened.App.ShoppersAsync(opened.Id)).ShouldHaveSingleItem().Id);
    }

    /// <summary>The merchant opens the app: there are fresh tokens.</summary>
    public Task ConnectAsync() => ConnectAsync(Opened);

    /// <summary>Gives Ann ten euros, and makes the shop owe them.</summary>
    public async Task<Reward> GivenAsync(string once = "a")
    {
        (await Desk.GiveAsync(once: once)).ShouldBe(new App.Crediting.Given.Done());
        await Desk.WorkAsync();
        await Desk.WorkAsync(TimeSpan.FromSeconds(11)); // Codes are added by and by.
        return (await Desk.CreditAsync()).Rewards[^1].Reward;
    }

    public string Code(Reward reward, int number = 0) => App.Get<CouponDirectory>().CodeOf(Shop.Id, reward.Id, number);

    /// <summary>Ann orders with a code.</summary>
    public async Task SpendAsync(string order, string code, long cents, int minute = 5, bool isCalledOff = false)
    {
        var bought = Reported.Order(order, Email, "7", isCalledOff ? OrderStage.Cancelled : OrderStage.Paid, at: Reported.At.AddMinutes(5)).Order;
        await App.HandleAsync(Shop.Id, new OrderReported(bought with { UpdatedAt = Reported.At.AddMinutes(minute), Coupons = [new(code, new Money(cents, new("EUR")))], GaveCouponsBack = isCalledOff }));
        await Desk.WorkAsync();
        await Desk.WorkAsync(TimeSpan.FromSeconds(11));
    }

    private static async Task ConnectAsync(ShopifyTestShop opened) =>
        (await opened.Tokens.ExchangeAsync(opened.Id, ShopifyTestShop.Domain, opened.Shopify.IdToken(), CancellationToken.None)).Value();

    public ValueTask DisposeAsync() => Opened.DisposeAsync();
}
