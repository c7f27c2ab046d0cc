using Azure.Core.Pipeline;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.Shops;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>The whole program with a Shopify shop that is connected to the loopback Shopify: its tokens came by a real exchange.</summary>
internal sealed class ShopifyTestShop : IAsyncDisposable
{
    public const string Domain = "demo.myshopify.com";

    private readonly ShopRecord? _record;

    private ShopifyTestShop(TestApp app, LoopbackShopify shopify, ShopRecord? record) => (App, Shopify, _record) = (app, shopify, record);

    public TestApp App { get; }

    public LoopbackShopify Shopify { get; }

    /// <summary>The shop as it was added; one that is not installed yet has none.</summary>
    public ShopRecord Record => _record.ShouldNotBeNull();

    /// <summary>Our id of the shop.</summary>
    public string Id { get; } = Keys.Shop("shopify", Domain);

    public ShopifyTokens Tokens => App.Get<ShopifyTokens>();

    /// <summary>Starts the program, and connects the shop.</summary>
    /// <param name="azurite">Where its storage is.</param>
    /// <param name="change">Changes the shop.</param>
    /// <param name="works">Whether the program receives its queues and keeps the time.</param>
    /// <param name="settings">Changes the program's settings.</param>
    /// <param name="policy">Sees every storage request.</param>
    public static async Task<ShopifyTestShop> StartAsync(AzuriteFixture azurite, Func<Shop, Shop>? change = null, bool works = false, Func<AppSettings, AppSettings>? settings = null, HttpPipelinePolicy? policy = null)
    {
        var shopify = await LoopbackShopify.StartAsync();
        var app = await TestApp.StartAsync(azurite, change: known => Settings(known, shopify, settings), works: works, policy: policy);
        shopify.Time = app.Clock;
        await app.BegunAsync();
        var record = await app.AddShopifyAsync(change, Domain);
        (await app.Get<ShopifyTokens>().ExchangeAsync(record.Shop.Id, Domain, shopify.IdToken(), CancellationToken.None)).Value();
        return new(app, shopify, record);
    }

    /// <summary>Starts the program, with a shop that nobody has installed yet. Its queues are worked by hand.</summary>
    public static async Task<ShopifyTestShop> NotInstalledAsync(AzuriteFixture azurite)
    {
        var shopify = await LoopbackShopify.StartAsync();
        var app = await TestApp.StartAsync(azurite, change: known => Settings(known, shopify), works: false);
        (shopify.Time, shopify.Scopes) = (app.Clock, string.Join(',', ShopifyScopes.Wanted));
        return new(app, shopify, record: null);
    }

    /// <summary>The settings of a program that has this Shopify for its gateway.</summary>
    public static AppSettings Settings(AppSettings known, LoopbackShopify shopify, Func<AppSettings, AppSettings>? change = null)
    {
        var changed = known with { ShopifyClientId = PageTokens.ClientId, ShopifyGateway = shopify.Address };
        return change?.Invoke(changed) ?? changed;
    }

    /// <summary>The shop's Admin API.</summary>
    public async Task<ShopifyShop> OpenAsync() => (await App.Get<ShopifyShops>().OpenAsync(Id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The shop as it is known now.</summary>
    public async Task<Shop> NowAsync() => (await App.Get<ShopStore>().FindAsync(Id, CancellationToken.None))!.Shop;

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Shopify.DisposeAsync();
    }
}
