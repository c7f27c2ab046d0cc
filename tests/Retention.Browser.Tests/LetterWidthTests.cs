using Microsoft.Playwright;
using Retention.Languages;

namespace Retention.Browser.Tests;

/// <summary>Every default letter in every language, on the narrowest telephones.</summary>
public sealed class LetterWidthTests
{
    [Fact]
    public async Task No_letter_of_any_language_scrolls_sideways_at_320_or_360_pixels_and_a_wide_one_is_caught()
    {
        await using var chromium = await LaunchedChromium.StartAsync();
        var page = await (await chromium.ContextAsync(new Uri("http://127.0.0.1/"), width: 1280)).NewPageAsync();
        (string, string)[] wide = [("planted", "<table width=\"500\"><tr><td>wide</td></tr></table>")];
        var letters = Wordbooks.List.SelectMany(book => LetterFrames.Of(book.Language)).ToArray();
        letters.Length.ShouldBeGreaterThan(100);
        await LetterFrames.ShowAsync(page, [.. letters, .. wide], width: 320, ground: "#ffffff");
        (await LetterFrames.TooWideAsync(page)).ShouldBe(["planted"]);
        await LetterFrames.ResizeAsync(page, 360);
        (await LetterFrames.TooWideAsync(page)).ShouldBe(["planted"]);
    }
}
