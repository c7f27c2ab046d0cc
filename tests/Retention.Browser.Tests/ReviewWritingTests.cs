using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>A review with a photo, from the first word to second thoughts: on a phone and at a desk, with script and without.</summary>
[Collection("Chromium")]
public sealed class ReviewWritingTests(Chromium chromium)
{
    private static string Photo => Path.Combine(AppContext.BaseDirectory, "photos", "mug.jpg");

    [Theory]
    [InlineData(360, ColorScheme.Dark, false, 3)]
    [InlineData(1280, ColorScheme.Light, true, 4)]
    public async Task A_photo_is_refused_with_a_remedy_kept_for_later_sent_and_taken_back(int width, ColorScheme scheme, bool script, int letter)
    {
        var page = await chromium.PageAsync(width, scheme, script);
        var path = $"{await ShopperPagesTests.LetterAsync(chromium, letter)}/review";
        await page.GotoAsync(path);
        await page.GetByLabel("Title (optional)").First.FillAsync("Half a thought");
        await page.GetByLabel("Photos (optional, up to five)").First.SetInputFilesAsync(new FilePayload { Name = "IMG_1.HEIC", MimeType = "image/jpeg", Buffer = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my review" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("IMG_1.HEIC");
        await Assertions.Expect(page.GetByLabel("Title (optional)").First).ToHaveValueAsync("Half a thought");

        await page.GetByLabel("Photos (optional, up to five)").First.SetInputFilesAsync(Photo);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep for later" }).ClickAsync();
        await page.GotoAsync(path);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("has not been sent yet");
        await Assertions.Expect(page.Locator(".photos img")).ToHaveCountAsync(1);
        if (script)
        {
            (await page.Locator(".photos img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBe(96);
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        }

        await page.GetByLabel("4 stars").First.CheckAsync();
        await page.GetByLabel("Your review (optional)").First.FillAsync("Holds tea.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my review" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you for your review");
        await UntilAsync(page, path, there: true);
        await Assertions.Expect(page.GetByLabel("Your review (optional)").First).ToHaveValueAsync("Holds tea.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Take back the review" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your review is taken back");
        await UntilAsync(page, path, there: false);
        await Assertions.Expect(page.Locator(".photos img")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    // What was said goes through a queue before the page shows it.
    private static async Task UntilAsync(IPage page, string path, bool there)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await page.GotoAsync(path);
            if ((await page.GetByText("You sent this on").CountAsync() > 0) == there)
                return;
            await page.WaitForTimeoutAsync(100);
        }

        true.ShouldBeFalse("The page does not show what became of the review.");
    }
}
