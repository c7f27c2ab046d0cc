using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Items;

/// <summary>A shop with one tea pot, those who saved it, and what the shop tells of it through its door.</summary>
internal sealed class Shelf : IAsyncDisposable
{
    /// <summary>A Tuesday: what is told at most once a week stays within one.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The recorded product.</summary>
    public const string Pot = "19";

    private readonly ShopRecord _shop;

    private Shelf(TestApp app, ShopRecord shop) => (App, _shop) = (app, shop);

    public TestApp App { get; }

    public string Shop => _shop.Shop.Id;

    public static async Task<Shelf> SetUpAsync(AzuriteFixture azurite, HttpPipelinePolicy? policy = null)
    {
        var app = await TestApp.StartAsync(azurite, now: Noon, change: settings => settings with { QueueVisibility = TimeSpan.FromSeconds(2) }, policy: policy);
        return new(app, await app.AddWooCommerceAsync(shop => shop with { FlowsOn = [Flows.SaveForLater.SaveForLater.Flow.Family] }));
    }

    /// <summary>Somebody saves the pot, for 41 euros as it was then. There is no door for that yet.</summary>
    public Task SaveAsync(string who, DateTimeOffset at, int? available = 8, bool wantsStock = false, string? customer = null) => PutAsync(
        $"save-{who}-{at.UtcTicks}",
        new ItemSaved(new Item { Id = Pot, Title = "Tea Pot", Price = new Money(4100, new Currency("EUR")), Available = available, At = at }, at) { Email = customer is null ? Address(who) : null, CustomerId = customer, WantsStock = wantsStock });

    public Task ForgetAsync(string who, DateTimeOffset at) => PutAsync($"forget-{who}-{at.UtcTicks}", new ItemForgotten(Pot, at) { Email = Address(who) });

    /// <summary>Somebody allows letters with offers, or refuses them.</summary>
    public Task AllowAsync(string who, bool isGranted = true) =>
        PutAsync($"consent-{who}-{isGranted}", new ConsentReported(new(Channel.Email, Purpose.Marketing, isGranted, Noon.AddDays(-1), "test")) { Email = Address(who) });

    /// <summary>Puts an event as a door would.</summary>
    public Task PutAsync(string key, Happened happened) => App.Get<Inbox>().PutAsync(Shop, key, "test", App.Clock.Now, happened, CancellationToken.None);

    /// <summary>The shop's own report, as WooCommerce delivers it, with nothing done about it yet. Without a stock it is not counted.</summary>
    public Task ReportAsync(DateTimeOffset at, string price = "41", int? stock = null) => App.TellAsync(Deliveries.WooCommerce(
        _shop.Connection!,
        "product.updated",
        Deliveries.RecordedBody("14-product-updated").With("price", price).With("manage_stock", stock is not null).With("stock_quantity", stock)
            .With("stock_status", stock == 0 ? "outofstock" : "instock").With("date_modified_gmt", Told.Gmt(at))));

    /// <summary>The shop's report, and all that follows from it, at the moment at which it is made.</summary>
    public async Task ReportedAsync(DateTimeOffset at, string price = "41", int? stock = null)
    {
        App.Clock.Now = at;
        await ReportAsync(at, price, stock);
        await App.IdleAsync();
    }

    /// <summary>To whom letters with this subject went, in alphabetical order.</summary>
    public async Task<string[]> LettersAsync(string subject) =>
        [.. (await App.LettersAsync()).Where(letter => letter.Subject == subject).Select(letter => letter.To.Split('@')[0]).Order(StringComparer.Ordinal)];

    /// <summary>The line of those who wait for the pot.</summary>
    public async Task<IReadOnlyList<TableEntity>> LineAsync() => [.. (await TestApp.RowsAsync(App.Storage.Items)).Where(row => row.RowKey.StartsWith(Keys.Line, StringComparison.Ordinal))];

    /// <summary>The shopper with this address.</summary>
    public async Task<Retention.Shoppers.Shopper> ShopperAsync(string who)
    {
        var address = App.Get<NameDirectory>().Hash(Shop, Name.OfEmail(Address(who))!);
        return (await App.ShoppersAsync(Shop)).Single(shopper => shopper.Names.Contains(address));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static string Address(string who) => $"{who}@example.test";
}
