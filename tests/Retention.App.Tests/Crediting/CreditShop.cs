using Retention.App.Crediting;
using Retention.App.Queues;
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

    /// <summary>Gives Ann credit by hand; the same "once" is the same gift.</summary>
    public Task<Given> GiveAsync(string amount = "10.00", string once = "a") => App.Get<GivingCredit>().ByHandAsync(Shop, Ann, amount, "the broken mug", "maria", once, CancellationToken.None);

    /// <summary>Gives Ann ten euros, and makes the coupon; its code.</summary>
    public async Task<string> GivenAsync()
    {
        (await GiveAsync()).ShouldBe(new Given.Done());
        await WorkAsync();
        return Code(await RewardAsync());
    }

    /// <summary>Works until nothing is left that is due by now.</summary>
    public async Task WorkAsync()
    {
        for (var some = 1; some > 0;)
            some = await App.Get<Schedule>().SweepAsync(App.Clock.Now, CancellationToken.None) + await App.ReceiveAsync(App.Storage.EventQueue, 32) + await App.ReceiveAsync(App.Storage.StepQueue, 32);
    }

    public Task WorkAsync(TimeSpan later)
    {
        App.Clock.Now += later;
        return WorkAsync();
    }

    /// <summary>All of Ann's credit.</summary>
    public async Task<Credit> CreditAsync() =>
        await App.Get<CreditRows>().ReadAsync(Shop.Id, (await App.Get<Identity>().FollowAsync(Shop.Id, Ann, CancellationToken.None)).Shopper, CancellationToken.None);

    /// <summary>The one reward that Ann has.</summary>
    public async Task<Reward> RewardAsync() => (await CreditAsync()).Rewards.ShouldHaveSingleItem().Reward;

    /// <summary>What Ann may spend, in cents; the books agree with the rewards.</summary>
    public async Task<long> BalanceAsync()
    {
        var credit = await CreditAsync();
        var balance = Ledger.Balance(credit.Entries).Sum(money => money.Minor);
        balance.ShouldBe(credit.Rewards.Sum(one => one.Reward.Remaining.Minor));
        return balance;
    }

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
