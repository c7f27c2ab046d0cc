using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>One shop, its program and a Chromium, for the tests of the editor of words.</summary>
public sealed class EditorFixture : IAsyncLifetime
{
    private ServedProgram? _program;
    private LaunchedChromium? _chromium;
    private ShopRecord? _shop;

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => _program!.Services;

    public async Task InitializeAsync()
    {
        _program = await ServedProgram.BuildAsync(new() { Works = false, Log = LogLevel.None });
        await _program.ServeAsync();
        _shop = await _program.Get<ShopStore>().AddAsync(
            "shopify",
            "meadow.myshopify.com",
            _ => new() { Id = "", Brand = new Brand("Meadow Ceramics") { Url = "https://meadow.example", Color = "#2f6b4f", PostalAddress = "12 Kiln Lane\nPortland, OR" }, ReplyTo = "hello@meadow.example", Country = "US", ConnectedAt = DateTimeOffset.UtcNow },
            connection: null,
            CancellationToken.None);
        _chromium = await LaunchedChromium.StartAsync();
    }

    /// <summary>A page of this width on which the merchant has come in.</summary>
    public async Task<IPage> PageAsync(int width, ColorScheme scheme = ColorScheme.Light, bool script = true, bool heedsPolicy = true)
    {
        var page = await (await _chromium!.ContextAsync(_program!.Url, width, scheme, script, heedsPolicy: heedsPolicy)).NewPageAsync();
        await page.GotoAsync((await _program.Get<OneTimeLinks>().MakeAsync(_shop!.Shop.Id, CancellationToken.None)).AbsoluteUri);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
    }
}
