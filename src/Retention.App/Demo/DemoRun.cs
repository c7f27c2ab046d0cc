using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Retention.App.Merchant.Doors;
using Retention.App.Seeding;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Simulation;
using Retention.App.Storage;

namespace Retention.App.Demo;

/// <summary>The demo: a shop with a quarter behind it, a second one beside it, their last day, and the program behind them, all in memory.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private const string Secret = "the-demo-signs-with-this";
    private readonly Azurite _azurite;
    private readonly AppSettings _settings;
    private readonly WebApplication _app;
    private readonly DemoClock _clock;
    private readonly TextWriter _output;
    private readonly HttpClient _http;
    private string? _shop;

    private DemoRun(Azurite azurite, AppSettings settings, WebApplication app, DemoClock clock, TextWriter output)
    {
        (_azurite, _settings, _app, _clock, _output) = (azurite, settings, app, clock, output);
        _http = new HttpClient { BaseAddress = settings.PublicUrl };
    }

    /// <summary>Where the program listens.</summary>
    public Uri Url => _settings.PublicUrl;

    /// <summary>Starts storage, and puts the program together.</summary>
    /// <param name="folder">A folder for the log of the storage.</param>
    /// <param name="output">Where the demo says what happens.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static async Task<DemoRun> StartAsync(string folder, TextWriter output, CancellationToken cancellation)
    {
        var url = new Uri($"http://127.0.0.1:{Port().ToString(CultureInfo.InvariantCulture)}");
        var settings = new AppSettings { IsDevelopment = true, DataDirectory = folder, InMemory = true, MasterKey = [.. RandomNumberGenerator.GetBytes(32)], PublicUrl = url, ShopifySecrets = [Secret] };
        await output.WriteLineAsync("Starting storage (Azurite, in memory) ...");
        var azurite = await Azurite.StartAsync(settings, isServing: false, cancellation);
        settings = settings with { StorageConnection = azurite.Ports.ConnectionString };
        // To the minute, and so long ago that all that is played live lies before now.
        var now = TimeProvider.System.GetUtcNow();
        var clock = new DemoClock(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)) - DemoToday.Longest);
        var app = await AppHost.BuildAsync(settings, new() { Listen = url, Time = clock, Log = LogLevel.Error }, cancellation);
        return new(azurite, settings, app, clock, output);
    }

    /// <summary>Writes the quarter, plays the last day, then lets the clock run from now on.</summary>
    /// <returns>Whether both shops sent letters, none twice, and the pages answer.</returns>
    public async Task<bool> PlayAsync(CancellationToken cancellation)
    {
        var (shops, start) = (_app.Services.GetRequiredService<ShopStore>(), _clock.GetUtcNow());
        var shopify = await DemoShops.AddShopifyAsync(shops, DemoShops.Quarter(start).Since, cancellation);
        var wooCommerce = await DemoShops.AddWooCommerceAsync(shops, Secret, start, cancellation);
        await SeedAsync(shopify, start, cancellation);
        await _app.StartAsync(cancellation);

        await _output.WriteLineAsync($"The last day of {shopify.Shop.Brand.Name} (Shopify) and {wooCommerce.Shop.Brand.Name} (WooCommerce), signed deliveries through the real doors; times are UTC and jump.{Environment.NewLine}");
        var today = new DemoToday(shopify, wooCommerce, Secret, _app.Services.GetRequiredService<Outbox>(), start);
        await new DemoPlayer(_app.Services, _clock, [shopify, wooCommerce], _output).PlayAsync(_http, today.Deliveries(), start + DemoToday.Longest, cancellation);
        _clock.JumpTo(TimeProvider.System.GetUtcNow());
        _clock.Run();
        var isWell = await SumUpAsync(shopify, cancellation) & await SumUpAsync(wooCommerce, cancellation);
        _shop = shopify.Shop.Id;
        return await new DemoWalk(_http, _output).WalkAsync(await LinkAsync(cancellation), cancellation) && isWell;
    }

    /// <summary>Makes a link that opens the page of the shop with the quarter, once.</summary>
    /// <exception cref="InvalidOperationException">Nothing was played yet.</exception>
    public Task<Uri> LinkAsync(CancellationToken cancellation) =>
        _app.Services.GetRequiredService<OneTimeLinks>().MakeAsync(_shop ?? throw new InvalidOperationException("Play first: there is no shop yet."), cancellation);

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

    private async Task SeedAsync(ShopRecord shop, DateTimeOffset until, CancellationToken cancellation)
    {
        var quarter = new SimulatedShop(DemoShops.Quarter(until));
        if (await new Seeder(_settings, _app.Services.GetRequiredService<AppStorage>()).SeedAsync(shop.Shop.Id, quarter.Arrivals(), until, cancellation) is not { } seeded)
            throw new InvalidOperationException("The demo's shop is not new.");
        await _output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"A quarter of {shop.Shop.Brand.Name}: {seeded.Arrivals:N0} deliveries of a simulated shop played in {seeded.Played.TotalSeconds:0.0} s, {seeded.Rows:N0} rows and {seeded.Blobs:N0} blobs written in {seeded.Written.TotalSeconds:0.0} s."));
    }

    // Counted from what was written down, not asserted.
    private async Task<bool> SumUpAsync(ShopRecord shop, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        var tally = await _app.Services.GetRequiredService<Tallies>().ReadAsync(shop.Shop.Id, now.AddDays(-90), now, now, cancellation);
        var letters = await _app.Services.GetRequiredService<Outbox>().ListAsync(shop.Shop.Id, cancellation);
        var copies = letters.GroupBy(letter => letter.PartitionKey, StringComparer.Ordinal).Count(copies => copies.Count() > 1);
        await _output.WriteLineAsync($"{(shop.Platform == Webhooks.ShopifyDoor.Platform ? Environment.NewLine : "")}{shop.Shop.Brand.Name}: {tally.Messages:N0} letters in 90 days, sent twice: {tally.SentTwice} of {tally.Messages:N0}.");
        return letters.Count > 0 && tally.Messages > 0 && tally.SentTwice + copies == 0;
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
