using Microsoft.Playwright;
using Retention.App.Demo;

namespace Retention.Browser.Tests;

[CollectionDefinition("Chromium")]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;

/// <summary>One Chromium, one program with the demo's quarter behind it, for all tests that look at pages.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retention-browser-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private DemoRun? _demo;

    /// <summary>Where the program is.</summary>
    public Uri Url => _demo!.Url;

    public async Task InitializeAsync()
    {
        _demo = await DemoRun.StartAsync(_folder.FullName, TextWriter.Null, CancellationToken.None);
        await _demo.PlayAsync(CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A link into the merchant's page, for once.</summary>
    public Task<Uri> LinkAsync() => _demo!.LinkAsync(CancellationToken.None);

    /// <summary>A fresh page of this width, light or dark, with or without script.</summary>
    public async Task<IPage> PageAsync(int width, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, JavaScriptEnabled = script, BaseURL = Url.AbsoluteUri });
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_demo is not null)
            await _demo.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
