using System.Text.Json;
using Microsoft.Playwright;
using Retention.App.Demo;

namespace Retention.Browser.Tests;

[CollectionDefinition("Chromium")]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;

/// <summary>One Chromium, one program with the demo's quarter behind it, for all tests that look at pages.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retention-browser-");
    private LaunchedChromium? _chromium;
    private DemoRun? _demo;

    /// <summary>Where the program is.</summary>
    public Uri Url => _demo!.Url;

    public async Task InitializeAsync()
    {
        _demo = await DemoRun.StartAsync(_folder.FullName, TextWriter.Null, CancellationToken.None);
        await _demo.PlayAsync(CancellationToken.None);
        _chromium = await LaunchedChromium.StartAsync();
    }

    /// <summary>A link into the merchant's page, for once.</summary>
    public Task<Uri> LinkAsync() => _demo!.LinkAsync(CancellationToken.None);

    /// <summary>
    /// The letters in English, the newest first, as the development pages tell of them. Whose letter is the newest or the oldest changes from hour to hour,
    /// and with it the language.
    /// </summary>
    public async Task<IReadOnlyList<JsonElement>> LettersAsync()
    {
        using var http = new HttpClient { BaseAddress = Url };
        using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri("/dev/outbox.json", UriKind.Relative)));
        return [.. json.RootElement.EnumerateArray().Where(letter => letter.GetProperty("html").GetString()!.Contains("<html lang=\"en", StringComparison.Ordinal)).Select(letter => letter.Clone())];
    }

    /// <summary>A fresh page of this width, light or dark, with or without script.</summary>
    public async Task<IPage> PageAsync(int width, ColorScheme scheme = ColorScheme.Light, bool script = true) => await (await _chromium!.ContextAsync(Url, width, scheme, script)).NewPageAsync();

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_demo is not null)
            await _demo.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
