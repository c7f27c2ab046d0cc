using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retention.App;
using Retention.App.Demo;
using Retention.App.Merchant.Doors;
using Retention.App.Seeding;
using Retention.App.Settings;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.Bench.Storage;
using Retention.Shops;

namespace Retention.Bench.Pages;

/// <summary>How long the merchant's pages take for a shop with some thousand shoppers, on Azurite.</summary>
internal sealed class PagesMeasurement : IMeasurement
{
    private const string Domain = "pages.myshopify.com";
    private const int AimMilliseconds = 100;
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 17, 0, 0, TimeSpan.Zero);

    // The shop's past has no shopper of a fixed id, so pages about one of them are reached through the log.
    private static readonly ImmutableArray<string> Paths =
    [
        "/app", "/app/flows/thank-you", "/app/flows/abandoned-cart", "/app/flows/thank-you/rehearsal/messages", "/app/flows/abandoned-cart/words/reminder", "/app/log", "/app/log?outcome=not-sent", "/app/upcoming",
        "/app/shoppers", "/app/cases", "/app/setup", "/app/quarantine",
    ];

    /// <inheritdoc/>
    public string Name => "pages";

    /// <inheritdoc/>
    public string Measures =>
        "Each page of the merchant's, from the request to the last byte of its answer, one after the other, of a simulated shop with some 3,000 shoppers and a quarter of decisions behind it. Azurite in memory on the same two cores; the browser is left out.";

    /// <inheritdoc/>
    public string ComparedWith => "the aim of 100 ms for the 95th of a hundred.";

    /// <inheritdoc/>
    public async Task<Finding> RunAsync(Effort effort, CancellationToken cancellation)
    {
        await using var azurite = await StartedAzurite.StartAsync(cancellation);
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var settings = new AppSettings { IsDevelopment = true, StorageConnection = azurite.ConnectionString, DataDirectory = "", MasterKey = [.. RandomNumberGenerator.GetBytes(32)], PublicUrl = url };
        await using var app = await AppHost.BuildAsync(settings, new() { Listen = url, Works = false, Time = new DemoClock(Now), Log = LogLevel.Error }, cancellation);
        var shop = await app.Services.GetRequiredService<ShopStore>().AddAsync("shopify", Domain, _ => NewShop(), connection: null, cancellation);
        var past = new SimulatedShop(new() { Orders = 1_000, Days = 90, Until = Now });
        var seeded = await new Seeder(settings, app.Services.GetRequiredService<AppStorage>()).SeedAsync(shop.Shop.Id, past.Arrivals(), Now, cancellation) ?? throw new InvalidOperationException("The shop is not new.");
        var shoppers = await ShoppersAsync(app, shop.Shop.Id, cancellation);
        await app.StartAsync(cancellation);
        using var http = new HttpClient { BaseAddress = url };
        using (var entered = await http.GetAsync(await app.Services.GetRequiredService<OneTimeLinks>().MakeAsync(shop.Shop.Id, cancellation), cancellation))
            entered.EnsureSuccessStatusCode();

        var tries = effort.Rounds * 15;
        var rows = new List<IReadOnlyList<string>>();
        var slowest = 0.0;
        foreach (var path in Paths)
        {
            var times = new List<double>();
            for (var number = -5; number < tries; number++)
            {
                var begun = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
                answer.EnsureSuccessStatusCode();
                if (number >= 0)
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            times.Sort();
            var late = times[(int)(times.Count * 0.95)];
            slowest = Math.Max(slowest, late);
            rows.Add([$"`{path}`", times.Median().Text(), late.Text()]);
        }

        await app.StopAsync(cancellation);
        return new(
            ["page", "median, ms", "95th of a hundred, ms"], rows,
            [Ratio.Of("the slowest page's 95th of a hundred to the aim of 100 ms", [slowest / AimMilliseconds], atMost: 1)],
            [string.Create(CultureInfo.InvariantCulture, $"{shoppers:N0} shoppers, {seeded.Rows:N0} rows in the tables; each page {tries} times after five to warm up; the time is that of a client on the same machine")]);
    }

    private static async Task<int> ShoppersAsync(WebApplication app, string shop, CancellationToken cancellation)
    {
        var (first, last, count) = ($"{shop}|", $"{shop}}}", 0);
        await foreach (var _ in app.Services.GetRequiredService<AppStorage>().Shoppers.QueryAsync<Azure.Data.Tables.TableEntity>(
            Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last} and RowKey eq {Keys.State}"), select: ["RowKey"], cancellationToken: cancellation))
        {
            count++;
        }

        return count;
    }

    private static Shop NewShop() => new()
    {
        Id = "",
        Brand = new("Pages") { Url = "https://shop.example.com", PostalAddress = "1 Kiln Lane", Color = "#2f6b4f" },
        ConnectedAt = Now.AddDays(-90),
        Country = "US",
        TimeZone = "America/New_York",
        FlowsOn = ["thank-you", "save-for-later", "win-back", "abandoned-cart"],
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
