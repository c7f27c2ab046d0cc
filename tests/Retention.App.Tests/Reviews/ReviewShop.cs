using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.App.Tests.Reviews;

/// <summary>The program and a shop with Ann, who bought a mug in two colours and a jug there. Its queues are worked by hand.</summary>
internal sealed class ReviewShop : IAsyncDisposable
{
    public const string Mug = "7001";
    public const string Jug = "7002";

    public static readonly DateTimeOffset At = Reported.At;

    private ReviewShop(TestApp app, Shop shop) => (App, Id) = (app, shop.Id);

    public TestApp App { get; }

    public string Id { get; }

    public static async Task<ReviewShop> StartAsync(AzuriteFixture azurite, ReviewShowing showing = ReviewShowing.AtOnce, Func<Shop, Shop>? change = null, Func<App.Settings.AppSettings, App.Settings.AppSettings>? settings = null)
    {
        var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(5), works: false, change: settings);
        var record = await app.AddShopifyAsync(shop => (change ?? (one => one))(shop with { Settings = shop.Settings with { ShowReviews = showing } }));
        var opened = new ReviewShop(app, record.Shop);
        await opened.BuyAsync("1", "ann@example.test");
        return opened;
    }

    /// <summary>The shop as it is now.</summary>
    public async Task<Shop> ShopAsync() => (await App.Get<ShopStore>().FindAsync(Id, CancellationToken.None))!.Shop;

    /// <summary>Changes the shop's settings.</summary>
    public async Task SetAsync(Func<FlowSettings, FlowSettings> change) => await App.Get<ShopStore>().ChangeAsync(Id, shop => shop with { Settings = change(shop.Settings) }, CancellationToken.None);

    /// <summary>Somebody buys all three.</summary>
    public Task BuyAsync(string order, string email, string name = "Ann Smith", string? customer = null)
    {
        var bought = Reported.Order(order, email, customer).Order;
        return App.HandleAsync(Id, new OrderReported(bought with
        {
            FirstName = name,
            Lines =
            [
                new("Blue Mug", "large", 1, Price: null, Image: null) { ProductId = Mug, VariantId = "19" },
                new("Blue Mug", "small", 1, Price: null, Image: null) { ProductId = Mug, VariantId = "20" },
                new("Milk Jug", Variant: null, 1, Price: null, Image: null) { ProductId = Jug, VariantId = "21" },
            ],
        }));
    }

    /// <summary>Whoever has the order reviews the item of it with this variant.</summary>
    public Task ReviewAsync(int stars, string text = "Good.", string order = "1", string item = "19", DateTimeOffset? at = null, string? key = null) =>
        App.HandleAsync(Id, new ReviewGiven(order, at ?? App.Clock.Now) { Items = [new ItemReview(item, item == "21" ? "Milk Jug" : "Blue Mug", stars, "", text)] }, key);

    /// <summary>What the shop shows of a product, with its ratings.</summary>
    public async Task<(IReadOnlyList<ShownReview> Reviews, Aggregate Summary)> ShownAsync(string product = Mug)
    {
        var (shop, shown) = (await ShopAsync(), App.Get<ShownReviews>());
        return ((await shown.ReadAsync(shop, product, most: 50, before: null, CancellationToken.None)).Reviews, await shown.SummaryAsync(shop, product, CancellationToken.None));
    }

    /// <summary>All reviews that stand so, the newest first.</summary>
    public Task<IReadOnlyList<Review>> ListAsync(ReviewState state) => App.Get<ReviewLists>().ListAsync(Id, new(state), after: null, most: 1_000, CancellationToken.None);

    /// <summary>All rows of the index.</summary>
    public Task<IReadOnlyList<Azure.Data.Tables.TableEntity>> RowsAsync() => TestApp.RowsAsync(App.Storage.Reviews);

    /// <summary>Works until nothing is left that is due by now.</summary>
    public async Task WorkAsync()
    {
        for (var some = 1; some > 0;)
            some = await App.Get<Schedule>().SweepAsync(App.Clock.Now, CancellationToken.None) + await App.ReceiveAsync(App.Storage.EventQueue, 32) + await App.ReceiveAsync(App.Storage.StepQueue, 32);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
