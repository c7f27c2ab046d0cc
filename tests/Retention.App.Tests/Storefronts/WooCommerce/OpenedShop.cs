using System.Text.Json;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>The real client on a loopback shop, without the rest of the program.</summary>
internal sealed class OpenedShop : IAsyncDisposable
{
    private readonly ShopConnections _connections;

    private OpenedShop(LoopbackWooCommerce server, AppSettings settings, TestClock clock)
    {
        (Server, Clock) = (server, clock);
        _connections = new(settings);
        Shops = new(null!, null!, _connections, settings, clock, Log);
        Shop = Shops.At(server.Address, LoopbackWooCommerce.RestKeys);
    }

    public LoopbackWooCommerce Server { get; }

    public TestClock Clock { get; }

    public RememberedLog<WooCommerceShops> Log { get; } = new();

    public WooCommerceShops Shops { get; }

    public WooCommerceShop Shop { get; }

    public static async Task<OpenedShop> StartAsync(Func<AppSettings, AppSettings>? change = null)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var settings = Settings();
        return new(await LoopbackWooCommerce.StartAsync(clock), change?.Invoke(settings) ?? settings, clock);
    }

    public static AppSettings Settings() => new() { IsDevelopment = true, DataDirectory = "", PublicUrl = new Uri("https://retention.example") };

    /// <summary>Asks a question of the shop.</summary>
    public Task<Answer<JsonElement>> AskAsync() => Shop.GetAsync("settings/general", [], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _connections.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>Short words for answers.</summary>
internal static class Answers
{
    public static T Value<T>(this Answer<T> answer) => answer.ShouldBeOfType<Answer<T>.Said>(((answer as Answer<T>.Not)?.Why)?.ToString()).Value;

    public static ShopTrouble Trouble<T>(this Answer<T> answer) => answer.ShouldBeOfType<Answer<T>.Not>().Why;
}
