using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Shops;

namespace Retention.App.Demo;

/// <summary>The demo: two shops, their week, and the program behind them, all in memory.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private const string Secret = "the-demo-signs-with-this";
    private readonly Azurite _azurite;
    private readonly WebApplication _app;
    private readonly DemoClock _clock;
    private readonly DateTimeOffset _start;
    private readonly TextWriter _output;
    private readonly HttpClient _http;
    private IReadOnlyList<ShopRecord> _shops = [];

    private DemoRun(Azurite azurite, WebApplication app, DemoClock clock, DateTimeOffset start, Uri url, TextWriter output)
    {
        (_azurite, _app, _clock, _start, Url, _output) = (azurite, app, clock, start, url, output);
        _http = new HttpClient { BaseAddress = url };
    }

    /// <summary>Where the page is.</summary>
    public Uri Url { get; }

    /// <summary>Starts storage and the program.</summary>
    /// <param name="folder">A folder for the log of the storage.</param>
    /// <param name="output">Where the demo says what happens.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static async Task<DemoRun> StartAsync(string folder, TextWriter output, CancellationToken cancellation)
    {
        var url = new Uri($"http://127.0.0.1:{Port().ToString(CultureInfo.InvariantCulture)}");
        var settings = new AppSettings { IsDevelopment = true, DataDirectory = folder, InMemory = true, PublicUrl = url, ShopifySecrets = [Secret] };
        await output.WriteLineAsync("Starting storage (Azurite, in memory) ...");
        var azurite = await Azurite.StartAsync(settings, isServing: false, cancellation);
        var start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(-7).AddHours(8), TimeSpan.Zero);
        var clock = new DemoClock(start.AddHours(-1));
        var ways = new AppHost.Ways { Listen = url, Time = clock, Log = LogLevel.Error };
        var app = await AppHost.BuildAsync(settings with { StorageConnection = azurite.Ports.ConnectionString }, ways, cancellation);
        await app.StartAsync(cancellation);
        return new(azurite, app, clock, start, url, output);
    }

    /// <summary>Plays the week, then lets the clock run.</summary>
    /// <returns>Whether both shops sent letters, none twice, and the page answers.</returns>
    public async Task<bool> PlayAsync(CancellationToken cancellation)
    {
        var (shopify, wooCommerce) = await AddShopsAsync(_app.Services, _clock.GetUtcNow(), cancellation);
        _shops = [shopify, wooCommerce];
        await _output.WriteLineAsync($"Two shops: {shopify.Shop.Brand.Name} (Shopify) and {wooCommerce.Shop.Brand.Name} (WooCommerce). A week of signed deliveries; times are UTC and jump.{Environment.NewLine}");
        var week = new DemoWeek(shopify, wooCommerce, Secret, _app.Services.GetRequiredService<Outbox>(), _start);
        await new DemoPlayer(_app.Services, _clock, _shops, _output).PlayAsync(_http, week.Deliveries(), cancellation);
        _clock.Run();
        var isWell = await SumUpAsync(cancellation);
        using var page = await _http.GetAsync(new Uri("/", UriKind.Relative), cancellation);
        return isWell && page.IsSuccessStatusCode;
    }

    /// <summary>Stays until the program is told to stop.</summary>
    public Task StayAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private static async Task<(ShopRecord Shopify, ShopRecord WooCommerce)> AddShopsAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancellation)
    {
        var shops = services.GetRequiredService<ShopStore>();
        var meadow = new Brand("Meadow Ceramics")
        {
            Url = "https://meadow-ceramics.example",
            Color = "#2f6b4f",
            PostalAddress = "Meadow Ceramics\n12 Kiln Lane\nPortland, OR 97205, USA",
            PolicyUrl = "https://meadow-ceramics.example/policies/refund-policy",
            Social = [new("Instagram", "https://instagram.example/meadow"), new("Pinterest", "https://pinterest.example/meadow")],
        };
        var mugs = new Brand("Blue Mug House")
        {
            Url = "http://127.0.0.1:18080",
            Color = "#1d4f91",
            PostalAddress = "3 Ash Street\nSan Francisco, CA 94103, USA",
            PolicyUrl = "http://127.0.0.1:18080/returns",
        };
        string[] on = [Flows.ThankYou.ThankYou.Flow.Key];
        // The first shop is new, so that first orders are known to be first; of the second nobody knows what was sold before.
        var shopify = await shops.AddAsync(ShopifyDoor.Platform, "meadow-ceramics.myshopify.com",
            _ => new() { Id = "", Brand = meadow, ConnectedAt = now, KnowsAllOrders = true, ReplyTo = "hello@meadow-ceramics.example", FlowsOn = [.. on], Settings = ToAll }, connection: null, cancellation);
        var wooCommerce = await shops.AddAsync(WooCommerceDoor.Platform, "http://127.0.0.1:18080",
            _ => new() { Id = "", Brand = mugs, ConnectedAt = now, ReplyTo = "kiln@blue-mug-house.example", FlowsOn = [.. on], Settings = ToAll }, ShopStore.NewConnectionId(), cancellation);
        await shops.SetConnectionAsync(wooCommerce.Connection!, wooCommerce.Shop.Id, Secret, consumerKey: null, consumerSecret: null, cancellation);
        return (shopify, wooCommerce);
    }

    // Nobody is held back: the week tells of particular people, and who would be held back differs from one demo to the next.
    private static FlowSettings ToAll { get; } = new() { Holdouts = FlowSettings.Default.Holdouts.Add(Flows.ThankYou.ThankYou.Flow.Family, 0) };

    private async Task<bool> SumUpAsync(CancellationToken cancellation)
    {
        var isWell = true;
        await _output.WriteLineAsync();
        foreach (var shop in _shops)
        {
            var letters = await _app.Services.GetRequiredService<Outbox>().ListAsync(shop.Shop.Id, cancellation);
            var twice = letters.GroupBy(letter => letter.PartitionKey, StringComparer.Ordinal).Count(copies => copies.Count() > 1);
            await _output.WriteLineAsync($"{shop.Shop.Brand.Name}: {letters.Count} thank-you letters, sent twice: {twice}.");
            isWell &= letters.Count > 0 && twice == 0;
        }

        return isWell;
    }

    // The usual port when it is free, so that the address is the one in the README.
    private static int Port()
    {
        foreach (var port in new[] { 5080, 0 })
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: any other will do.
            }
        }

        throw new InvalidOperationException("No port is free on this machine.");
    }
}
