using Retention.App.Crediting;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Events;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Tests.Crediting;

/// <summary>The program and a WooCommerce shop that answers, with Ann, who has bought there once. Its queues are worked by hand.</summary>
internal sealed class CreditShop : IAsyncDisposable
{
    public const string Email = "ann@example.test";

    private CreditShop(TestApp app, LoopbackWooCommerce server, Shop shop) => (App, Server, Shop) = (app, server, shop);

    public TestApp App { get; }

    public LoopbackWooCommerce Server { get; }

    public Shop Shop { get; }

    public string Ann { get; private set; } = "";

    public static async Task<CreditShop> StartAsync(AzuriteFixture azurite, Func<Shop, Shop>? change = null, Func<App.Settings.AppSettings, App.Settings.AppSettings>? settings = null)
    {
        var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, change: settings);
        var server = await LoopbackWooCommerce.StartAsync(app.Clock);
        server.General["woocommerce_currency"] = "EUR";
        var shop = new Shop { Id = "", Brand = new("Blue Mugs") { Url = "https://mugs.example", PostalAddress = "1 Kiln Lane, Potterton" }, Country = "DE", TimeZone = "Europe/Berlin", ConnectedAt = app.Clock.Now.AddDays(-30), EarlierSuppressions = EarlierSuppressions.None, Settings = TestApp.Plain, Sender = TestApp.OwnDomain };
        var record = await app.Get<ShopStore>().AddAsync("woocommerce", server.Address, _ => change?.Invoke(shop) ?? shop, ShopStore.NewConnectionId(), CancellationToken.None);
        await app.Get<ShopStore>().SetConnectionAsync(record.Connection!, record.Shop.Id, TestApp.WooSecret, LoopbackWooCommerce.RestKeys.ConsumerKey, LoopbackWooCommerce.RestKeys.ConsumerSecret, CancellationToken.None);
        var opened = new CreditShop(app, server, record.Shop);
        await app.HandleAsync(record.Shop.Id, Reported.Order("1", Email));
        opened.Ann = (await app.ShoppersAsync(record.Shop.Id)).ShouldHaveSingleItem().Id;
        return opened;
    }

    /// <summary>Gives Ann credit, and reads her books.</summary>
    public CreditDesk Desk => new(App, Shop, Ann);

    public Task<Given> GiveAsync(string amount = "10.00", string once = "a") => Desk.GiveAsync(amount, once);

    /// <summary>Gives Ann ten euros, and makes the coupon; its code.</summary>
    public async Task<string> GivenAsync()
    {
        (await GiveAsync()).ShouldBe(new Given.Done());
        await WorkAsync();
        return Code(await RewardAsync());
    }

    public Task WorkAsync() => Desk.WorkAsync();

    public Task WorkAsync(TimeSpan later) => Desk.WorkAsync(later);

    public Task<Credit> CreditAsync() => Desk.CreditAsync();

    public Task<Reward> RewardAsync() => Desk.RewardAsync();

    public Task<long> BalanceAsync() => Desk.BalanceAsync();

    public string Code(Reward reward, int number = 0) => App.Get<CouponDirectory>().CodeOf(Shop.Id, reward.Id, number);

    /// <summary>An order of Ann's that used a coupon.</summary>
    public OrderReported Bought(string id, string? code, long cents, OrderStage stage = OrderStage.Paid, int minute = 5, bool gaveBack = false)
    {
        var order = Reported.Order(id, Email, stage: stage, at: Reported.At.AddMinutes(5)).Order;
        return new(order with { UpdatedAt = Reported.At.AddMinutes(minute), Coupons = code is null ? [] : [new(code, new Money(cents, new("EUR")))], GaveCouponsBack = gaveBack });
    }

    /// <summary>Ann uses a coupon for a cart of so many cents, and the shop tells.</summary>
    public async Task SpendAsync(string order, string code, long cart)
    {
        await App.HandleAsync(Shop.Id, Bought(order, code, Server.Spend(code, Email, cart)));
        await WorkAsync();
    }

    /// <summary>Ann's order is called off, and the shop tells.</summary>
    public async Task CancelAsync(string order, string code, long cents)
    {
        Server.GiveBack(code);
        await App.HandleAsync(Shop.Id, Bought(order, code, cents, OrderStage.Cancelled, minute: 30, gaveBack: true));
        await WorkAsync();
    }

    public int Posts => Server.Calls.Count(call => call is { Method: "POST", Route: "/wc/v3/coupons" });

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await App.DisposeAsync();
    }
}
