using System.Net;
using Azure.Core.Pipeline;
using Retention.App.ForShoppers;
using Retention.App.Functions;
using Retention.App.Merchant;
using Retention.App.Merchant.Development;
using Retention.App.Merchant.Doors;
using Retention.App.Observability;
using Retention.App.Photos;
using Retention.App.Settings;
using Retention.App.ShopPages;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.App.Wording;

namespace Retention.App;

/// <summary>How the program is put together, in the order of the road.</summary>
internal static partial class AppHost
{
    /// <summary>What differs between the ways in which the program runs.</summary>
    internal sealed record Ways
    {
        /// <summary>Where to listen; none for a command that serves nobody.</summary>
        public Uri? Listen { get; init; }

        /// <summary>Whether the Functions host receives the queues and keeps the time, instead of this program.</summary>
        public bool IsFunction { get; init; }

        /// <summary>Whether this program receives the queues and keeps the time at all.</summary>
        public bool Works { get; init; } = true;

        /// <summary>The clock.</summary>
        public TimeProvider Time { get; init; } = TimeProvider.System;

        /// <summary>Sees every storage request; tests count with it.</summary>
        public HttpPipelinePolicy? StoragePolicy { get; init; }

        /// <summary>The least that is logged.</summary>
        public LogLevel Log { get; init; } = LogLevel.Information;
    }

    /// <summary>Opens storage and puts the program together. It is not started yet.</summary>
    public static async Task<WebApplication> BuildAsync(AppSettings settings, Ways ways, CancellationToken cancellation)
    {
        var storage = AppStorage.Open(settings, ways.StoragePolicy);
        await storage.PrepareAsync(cancellation);
        var master = MasterKey.From(settings);
        var root = await RootKey.LoadAsync(storage, master, cancellation);

        // An empty builder, so that nothing of the environment (ASPNETCORE_URLS, say, inherited from the Functions host) has a say.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = settings.IsDevelopment ? Environments.Development : Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, ways));
        builder.Logging.ClearProviders().SetMinimumLevel(ways.Log)
            // Whoever tries it out wants to see each delivery; elsewhere a line for each costs about as much as its signature.
            .AddFilter(typeof(Intake).FullName, settings.IsDevelopment && ways.Log == LogLevel.Information ? LogLevel.Debug : ways.Log)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // A failed start is told by Program.cs, in a sentence; a worker that fell is critical, and still told here.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            .AddSimpleConsole(console => console.SingleLine = true);
        // The Functions host reads every line of stdout as information; what went wrong goes to stderr.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

        Add(builder.Services.AddSingleton(settings).AddSingleton(storage).AddSingleton(master).AddSingleton(root).AddSingleton(ways.Time), settings);
        if (ways is { Works: true, IsFunction: false })
            AddWorkers(builder.Services);
        Telemetry.Add(builder);
        var app = builder.Build();
        app.Services.GetRequiredService<ShopStore>().WarmUp();
        if (ways.Listen is not null)
            Map(app, settings, ways);
        return app;
    }

    private static void Map(WebApplication app, AppSettings settings, Ways ways)
    {
        app.UseMiddleware<PageHeaders>();
        app.MapPost("/webhooks/shopify", (HttpRequest request, ShopifyDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        app.MapPost("/webhooks/woocommerce/{connection}", (string connection, HttpRequest request, WooCommerceDoor door, CancellationToken cancellation) =>
            door.ReceiveAsync(connection, request, cancellation));
        app.MapPost("/storefront/woocommerce/{connection}/{name}", (string connection, string name, HttpRequest request, PluginDoor door, CancellationToken cancellation) =>
            door.ReceiveAsync(connection, name, request, cancellation));
        app.MapMethods("/storefront/shopify/{name}", [HttpMethods.Get, HttpMethods.Post], (string name, HttpRequest request, ProxyDoor door, CancellationToken cancellation) => door.ReceiveAsync(name, request, cancellation));
        app.MapPost("/webhooks/sendgrid", (HttpRequest request, SendGridDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        app.MapMethods("/webhooks/twilio/status/{shop}/{shopper}/{message}/{attempt:int}", [HttpMethods.Post, HttpMethods.Get],
            (string shop, string shopper, string message, int attempt, HttpRequest request, TwilioStatusDoor door, CancellationToken cancellation) => door.ReceiveAsync(shop, shopper, message, attempt, request, cancellation));
        app.MapMethods("/webhooks/twilio/inbound", [HttpMethods.Post, HttpMethods.Get], (HttpRequest request, TwilioInboundDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        app.MapPost("/webhooks/sendgrid/parse", (HttpRequest request, ParseDoor door, CancellationToken cancellation) => door.ReceiveAsync(request, cancellation));
        ShopperPages.Map(app);
        PhotoDoor.Map(app);
        TestPages.Map(app);
        MerchantArea.Map(app, settings);
        DevelopmentPages.Map(app, settings);
        Health.Map(app);
        if (ways.IsFunction)
            FunctionCalls.Map(app);
    }

    private static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, Ways ways)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = 2_000;
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 4 * 1024, gracePeriod: TimeSpan.FromSeconds(10)); // A trickle holds its memory for long.
        kestrel.Limits.MaxRequestBodySize = Delivery.Limit + 64 * 1024; // The door itself says 413, after the limit it promises.
        if (ways.Listen is not { } url)
            kestrel.Listen(IPAddress.Loopback, 0);
        else if (url.Host is "*" or "+" or "0.0.0.0" or "[::]")
            kestrel.ListenAnyIP(url.Port);
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            kestrel.Listen(address, url.Port);
        else
            kestrel.ListenLocalhost(url.Port);
    }
}
