using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>Where a merchant looks after reviews, surveys, levels, invitations, cases and credit, with something on every page: on a phone by night and on a desk by day.</summary>
[Trait("Lane", "slow")]
public sealed class MerchantSheetTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RETENTION_LOOK");

    [Fact]
    public async Task No_page_has_a_fault_that_axe_finds_and_none_scrolls_sideways()
    {
        await using var chromium = await LaunchedChromium.StartAsync();
        await using var scenes = await ShopperScenes.StartAsync(chromium, "en");
        var opened = await scenes.SpeakAsync("en");
        var faults = new List<string>();
        var page = await (await chromium.ContextAsync(scenes.Url, 320)).NewPageAsync();
        await page.GotoAsync(await scenes.MerchantAsync());
        string[] paths = ["", "/reviews", "/reviews/import", "/surveys", "/surveys/nps", "/tiers", "/referrals", "/cases", $"/cases/{opened}", "/cases/report", "/cases/answers", "/cases/settings", $"/shoppers/{scenes.ShopperOf("en")}", "/flows/tier-reached", "/flows/credit-expiry"];
        foreach (var (path, number) in paths.Select((path, number) => (path, number)))
        {
            if ((await page.GotoAsync($"/app{path}"))!.Status is var status and not 200)
                faults.Add($"{path} answers {status}");
            foreach (var (width, scheme) in new[] { (320, ColorScheme.Dark), (1280, ColorScheme.Light) })
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                if (Folder is not null)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"merchant-{number:00}-{width}.png"), FullPage = true });
                if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var wide && wide > width)
                    faults.Add($"{path} is {wide} px wide at {width}");
                faults.AddRange((await Axe.FaultsAsync(page)).Select(fault => $"{path}, {scheme}: {fault}"));
            }
        }

        faults.ShouldBeEmpty();
    }
}
