using System.Text;
using Microsoft.Playwright;
using Retention.Shops;

namespace Retention.Browser.Tests;

/// <summary>
/// Every shopper's page in each of its states: checked once, and drawn on contact sheets in two brands, by day and by night, on a phone and on a desk, where script/look
/// asks for them. Without it, one page is drawn to show that it can be.
/// </summary>
[Trait("Lane", "slow")]
public sealed class PageSheetTests
{
    private const int MostBytes = 50_000;
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RETENTION_LOOK");

    // What can be pressed and is lower than a thumb needs (WCAG 2.5.5); links within a sentence may be.
    private const string TooLow =
        """
        () => [...document.querySelectorAll('main button, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea, main label:has(input[type=radio]), main label:has(input[type=checkbox]), main p > a:only-child, footer a')]
          .filter(one => !one.closest('.empty, .fault') && (one.tagName !== 'A' || one.parentElement.textContent.trim() === one.textContent.trim() || one.closest('footer')) && one.getBoundingClientRect().height < 43.5)
          .map(one => `${one.outerHTML.slice(0, 100)}: ${one.getBoundingClientRect().height}`)
        """;

    private const string Scripts = "() => document.scripts.length + [...document.querySelectorAll('*')].filter(one => one.getAttributeNames().some(name => name.startsWith('on'))).length";

    [Fact]
    public async Task Every_page_in_each_state_is_light_and_alone_and_fits_and_axe_finds_no_fault()
    {
        await using var chromium = await LaunchedChromium.StartAsync();
        await using var scenes = await ShopperScenes.StartAsync(chromium, "en");
        var faults = new List<string>();
        await scenes.WearAsync(ShopperScenes.Brands[1].Brand); // Words on yellow, and yellow on white, are the hardest to read.
        foreach (var scene in ShopperScene.All)
            faults.AddRange((await FaultsAsync(chromium, scenes, scene)).Select(fault => $"{scene}: {fault}"));

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_are_drawn_on_contact_sheets_in_two_brands_by_day_and_by_night()
    {
        var folder = Folder ?? Directory.CreateTempSubdirectory("retention-look-").FullName;
        var languages = Folder is null ? ["en"] : (Environment.GetEnvironmentVariable("RETENTION_LOOK_LANGUAGES") ?? "en").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var chromium = await LaunchedChromium.StartAsync();
        foreach (var (name, brand) in ShopperScenes.Brands.Take(Folder is null ? 1 : int.MaxValue))
        {
            await using var scenes = await ShopperScenes.StartAsync(chromium, languages); // Whoever unsubscribed on one stays so.
            await scenes.WearAsync(brand);
            foreach (var language in languages)
                await DrawAsync(chromium, scenes, name, language, folder);
        }

        var sheets = Directory.GetFiles(folder, "pages-*.png");
        sheets.Length.ShouldBeGreaterThanOrEqualTo(4);
        sheets.ShouldAllBe(sheet => new FileInfo(sheet).Length > 1_000);
        if (Folder is null)
            Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<string>> FaultsAsync(LaunchedChromium chromium, ShopperScenes scenes, ShopperScene scene)
    {
        var (context, faults) = (await chromium.ContextAsync(scenes.Url, 320), new List<string>());
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(scenes.Url.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                faults.Add($"it asks {request.Url}");
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 500)
                faults.Add($"it answers {response.Status}");
        };
        var page = await context.NewPageAsync();
        await scene.OpenAsync(new(page, scenes, "en", $"check-{scene.Name}"));
        if (await page.Locator("link[rel=stylesheet]").CountAsync() == 0)
        {
            await context.CloseAsync();
            return [.. faults, "there is no page"];
        }

        var style = await (await context.APIRequest.GetAsync((await page.Locator("link[rel=stylesheet]").GetAttributeAsync("href"))!)).BodyAsync();
        if (style.Length + Encoding.UTF8.GetByteCount(await page.ContentAsync()) is var bytes && bytes > MostBytes)
            faults.Add($"it has {bytes} bytes");
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var wide && wide > 320)
            faults.Add($"it is {wide} px wide");
        if (await page.EvaluateAsync<int>(Scripts) > 0)
            faults.Add("it has a script");
        faults.AddRange(await page.EvaluateAsync<string[]>(TooLow));
        faults.AddRange(await Axe.FaultsAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange((await Axe.FaultsAsync(page)).Select(fault => $"in the dark: {fault}"));
        await context.CloseAsync();
        return faults;
    }

    private static async Task DrawAsync(LaunchedChromium chromium, ShopperScenes scenes, string brand, string language, string folder)
    {
        (int Width, ColorScheme Scheme)[] ways = [(360, ColorScheme.Light), (360, ColorScheme.Dark), (1280, ColorScheme.Light), (1280, ColorScheme.Dark)];
        var shots = ways.ToDictionary(way => way, _ => new List<(string Name, byte[] Picture)>());
        var context = await chromium.ContextAsync(scenes.Url, 360);
        await context.SetExtraHTTPHeadersAsync([new("Accept-Language", language)]);
        foreach (var scene in ShopperScene.All.Take(Folder is null ? 1 : int.MaxValue))
        {
            var page = await context.NewPageAsync();
            await scene.OpenAsync(new(page, scenes, language, $"draw-{scene.Name}-{brand}"));
            foreach (var (width, scheme) in ways)
            {
                await page.SetViewportSizeAsync(width, 400);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                shots[(width, scheme)].Add((scene.Name, await page.ScreenshotAsync(new() { FullPage = true })));
            }

            await page.CloseAsync();
        }

        await context.CloseAsync();
        foreach (var ((width, scheme), drawn) in shots)
        {
            foreach (var (number, some) in drawn.Chunk(8).Index())
                await SheetAsync(chromium, scenes.Url, some, width, scheme, Path.Combine(folder, $"pages-{language}-{brand}-{width}-{scheme.ToString().ToLowerInvariant()}-{number + 1}.png"));
        }
    }

    // Four phones or desks in a row; a desk's page is shown at half its size.
    private static async Task SheetAsync(LaunchedChromium chromium, Uri url, IEnumerable<(string Name, byte[] Picture)> drawn, int width, ColorScheme scheme, string path)
    {
        var shown = Math.Min(width, 640);
        var page = await (await chromium.ContextAsync(url, (4 * (shown + 16)) + 16)).NewPageAsync();
        var figures = drawn.Select(one => $"""<figure style="margin:0;width:{shown}px"><figcaption>{one.Name}</figcaption><img style="width:100%;display:block" src="data:image/png;base64,{Convert.ToBase64String(one.Picture)}"></figure>""");
        await page.SetContentAsync($$"""<!DOCTYPE html><style>body{margin:16px;background:{{(scheme == ColorScheme.Dark ? "#3a3a3a" : "#ccc")}};display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start;font:13px sans-serif;color:#888}</style>{{string.Concat(figures)}}""", new() { WaitUntil = WaitUntilState.Load });
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        await page.Context.CloseAsync();
    }
}
