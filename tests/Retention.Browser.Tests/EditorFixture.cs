using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Retention.App;
using Retention.App.Merchant.Doors;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>One shop, its program and a Chromium, for the tests of the editor of words.</summary>
public sealed class EditorFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retention-editor-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Azurite? _azurite;
    private WebApplication? _app;
    private ShopRecord? _shop;

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }

        var settings = new AppSettings { IsDevelopment = true, DataDirectory = _folder.FullName, InMemory = true, PublicUrl = Url };
        _azurite = await Azurite.StartAsync(settings, isServing: false, CancellationToken.None);
        _app = await AppHost.BuildAsync(settings with { StorageConnection = _azurite.Ports.ConnectionString }, new() { Listen = Url, Works = false, Log = LogLevel.None }, CancellationToken.None);
        await _app.StartAsync();
        _shop = await Services.GetRequiredService<ShopStore>().AddAsync(
            "shopify",
            "meadow.myshopify.com",
            _ => new() { Id = "", Brand = new Brand("Meadow Ceramics") { Url = "https://meadow.example", Color = "#2f6b4f", PostalAddress = "12 Kiln Lane\nPortland, OR" }, ReplyTo = "hello@meadow.example", Country = "US", ConnectedAt = DateTimeOffset.UtcNow },
            connection: null,
            CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private Uri Url { get; set; } = null!;

    /// <summary>A page of this width on which the merchant has come in.</summary>
    public async Task<IPage> PageAsync(int width, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, JavaScriptEnabled = script, BaseURL = Url.AbsoluteUri });
        var page = await context.NewPageAsync();
        await page.GotoAsync((await Services.GetRequiredService<OneTimeLinks>().MakeAsync(_shop!.Shop.Id, CancellationToken.None)).AbsoluteUri);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
