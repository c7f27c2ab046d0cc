using Retention.App.Storage;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>A loopback shop that is connected to the whole program.</summary>
internal sealed class ConnectedShop : IAsyncDisposable
{
    private ConnectedShop(TestApp app, LoopbackWooCommerce server, ShopRecord record) => (App, Server, Record) = (app, server, record);

    public TestApp App { get; }

    public LoopbackWooCommerce Server { get; }

    public ShopRecord Record { get; }

    public string Url => App.Get<WebhookKeeping>().DeliveryUrl(Record.Connection!);

    public static async Task<ConnectedShop> StartAsync(AzuriteFixture azurite, Action<LoopbackWooCommerce>? change = null)
    {
        var app = await TestApp.StartAsync(azurite, works: false);
        var server = await LoopbackWooCommerce.StartAsync(app.Clock);
        change?.Invoke(server);
        var identity = (await app.Get<ShopConnecting>().ProveAsync(server.Address, LoopbackWooCommerce.RestKeys, CancellationToken.None)).Value();
        var connected = await app.Get<ShopConnecting>().ConnectAsync(server.Address, LoopbackWooCommerce.RestKeys, identity, change: null, onlyNew: true, CancellationToken.None);
        return new(app, server, connected!.Record);
    }

    /// <summary>Looks after the connection, as the daily job does.</summary>
    public async Task<ConnectionState> LookAsync() => (await App.Get<ConnectionCheck>().LookAsync(Record.Shop.Id, anew: false, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The shop as it is known now.</summary>
    public async Task<Retention.Shops.Shop> NowAsync() => (await App.Get<ShopStore>().FindAsync(Record.Shop.Id, CancellationToken.None))!.Shop;

    /// <summary>The topics of the shop's webhooks that work and deliver to us.</summary>
    public string[] Working => [.. Server.Webhooks.Items.Values.Where(webhook => (string)webhook["status"]! == "active" && (string)webhook["delivery_url"]! == Url).Select(webhook => (string)webhook["topic"]!).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }
}
