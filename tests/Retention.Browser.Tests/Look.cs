using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>Looks at pages: axe finds nothing, nothing scrolls sideways, and where RETENTION_SHOTS names a folder, pictures are left there.</summary>
/// <param name="of">What the pictures' names begin with.</param>
internal sealed class Look(string of)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");

    /// <summary>Looks at a page narrow in the dark, and wide by day.</summary>
    public async Task AtAsync(IPage page, string name)
    {
        foreach (var (width, scheme) in new[] { (320, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await FitsAsync(page, $"{name}-{scheme}", width);
            (await Axe.FaultsAsync(page)).ShouldBeEmpty(name);
        }
    }

    /// <summary>Looks that a page does not scroll sideways.</summary>
    public async Task FitsAsync(IPage page, string name, int width)
    {
        if (Shots is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{of}-{name}-{width}.png"), FullPage = true });
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
    }
}
