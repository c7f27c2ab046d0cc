using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Retention.App.Demo;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention demo</c>: a week of two shops in a minute, in memory, through the real doors.</summary>
internal static class DemoCommand
{
    private const string Secret = "the-demo-signs-with-this";

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("demo", "Play a week of two demo shops, then show the page");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("retention-demo-");
        try
        {
            var url = new Uri($"http://127.0.0.1:{Port().ToString(CultureInfo.InvariantCulture)}");
            var settings = new AppSettings { IsDevelopment = true, DataDirectory = folder.FullName, InMemory = true, PublicUrl = url, ShopifySecrets = [Secret] };
            Console.WriteLine("Starting storage (Azurite, in memory) ...");
            await using var azurite = await Azurite.StartAsync(settings, isServing: false, cancellation);
            return await PlayAsync(settings with { StorageConnection = azurite.Ports.ConnectionString }, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> PlayAsync(AppSettings settings, CancellationToken cancellation)
    {
        var start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(-7).AddHours(8), TimeSpan.Zero);
        var clock = new DemoClock(start.AddHours(-1));
        await using var app = await AppHost.BuildAsync(settings, new() { Listen = settings.PublicUrl, Time = clock, Log = LogLevel.Error }, cancellation);
        await app.StartAsync(cancellation);
        var (shopify, wooCommerce) = await AddShopsAsync(app.Services, clock.GetUtcNow(), cancellation);
        var outbox = app.Services.GetRequiredService<Outbox>();

        Console.WriteLine($"Two shops: {shopify.Shop.Brand.Name} (Shopify) and {wooCommerce.Shop.Brand.Name} (WooCommerce). A week of signed deliveries; times are UTC and jump.");
        Console.WriteLine();
        using var http = new HttpClient { BaseAddress = settings.PublicUrl };
        var player = new DemoPlayer(app.Services, clock, [shopify, wooCommerce]);
        await player.PlayAsync(http, new DemoWeek(shopify, wooCommerce, Secret, outbox, start).Deliveries(), cancellation);
        clock.Run();

        var isWell = await SumUpAsync(outbox, [shopify, wooCommerce], cancellation);
        using var page = await http.GetAsync(new Uri("/", UriKind.Relative), cancellation);
        isWell &= page.IsSuccessStatusCode;
        Console.WriteLine();
        if (Console.IsOutputRedirected || Console.IsInputRedirected)
            return isWell ? 0 : 1;
        Console.WriteLine($"Open {settings.PublicUrl} - the switch, the letters, and every silence with its reason. Ctrl-C ends the demo.");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task<(ShopRecord Shopify, ShopRecord WooCommerce)> AddShopsAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancellation)
    {
        var shops = services.GetRequiredService<ShopStore>();
        var meadow = new Brand("Meadow Ceramics")
        {
            Url = "https://meadow-ceramics.example", Color = "#2f6b4f", PostalAddress = "Meadow Ceramics\n12 Kiln Lane\nPortland, OR 97205, USA",
            PolicyUrl = "https://meadow-ceramics.example/policies/refund-policy", Social = [new("Instagram", "https://instagram.example/meadow"), new("Pinterest", "https://pinterest.example/meadow")],
        };
        var mugs = new Brand("Blue Mug House")
        {
            Url = "http://127.0.0.1:18080", Color = "#1d4f91", PostalAddress = "3 Ash Street\nSan Francisco, CA 94103, USA", PolicyUrl = "http://127.0.0.1:18080/returns",
        };
        string[] on = [.. AllFlows.List.Select(flow => flow.Key)];
        // The first shop is new, so that first orders are known to be first; of the second nobody knows what was sold before.
        var shopify = await shops.AddAsync(ShopifyDoor.Platform, "meadow-ceramics.myshopify.com",
            _ => new() { Id = "", Brand = meadow, ConnectedAt = now, KnowsAllOrders = true, ReplyTo = "hello@meadow-ceramics.example", FlowsOn = [.. on] }, connection: null, cancellation);
        var wooCommerce = await shops.AddAsync(WooCommerceDoor.Platform, "http://127.0.0.1:18080",
            _ => new() { Id = "", Brand = mugs, ConnectedAt = now, ReplyTo = "kiln@blue-mug-house.example", FlowsOn = [.. on] }, ShopStore.NewConnectionId(), cancellation);
        await shops.SetConnectionAsync(wooCommerce.Connection!, wooCommerce.Shop.Id, Secret, consumerKey: null, consumerSecret: null, cancellation);
        return (shopify, wooCommerce);
    }

    private static async Task<bool> SumUpAsync(Outbox outbox, IReadOnlyList<ShopRecord> shops, CancellationToken cancellation)
    {
        var isWell = true;
        foreach (var shop in shops)
        {
            var letters = await outbox.ListAsync(shop.Shop.Id, cancellation);
            var twice = letters.GroupBy(letter => letter.PartitionKey, StringComparer.Ordinal).Count(copies => copies.Count() > 1);
            Console.WriteLine($"{shop.Shop.Brand.Name}: {letters.Count} thank-you letters, sent twice: {twice}.");
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
