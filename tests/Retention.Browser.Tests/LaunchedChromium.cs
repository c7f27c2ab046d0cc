using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>A Chromium of Debian's, driven by Playwright, closed with what looks at pages.</summary>
internal sealed class LaunchedChromium : IAsyncDisposable
{
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private LaunchedChromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it, with these switches beside the usual ones.</summary>
    public static async Task<LaunchedChromium> StartAsync(params string[] switches)
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = [.. Quiet, .. switches] }));
    }

    /// <summary>A fresh context of this width, light or dark, with or without script: nothing is remembered from another. One that heeds no policy runs whatever a page holds.</summary>
    public Task<IBrowserContext> ContextAsync(Uri url, int width, ColorScheme scheme = ColorScheme.Light, bool script = true, int height = 800, bool heedsPolicy = true) =>
        _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, JavaScriptEnabled = script, BaseURL = url.AbsoluteUri, BypassCSP = !heedsPolicy });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
