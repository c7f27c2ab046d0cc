namespace Retention.Browser.Tests;

/// <summary>The pages that letters lead to, in every language but English, on the narrowest telephone: long words break, nothing is left in English.</summary>
[Collection("Messaging")]
public sealed class ShopperLanguagesTests(MessagingFixture program)
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("RETENTION_SHOTS");

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ja")]
    public async Task No_page_scrolls_sideways_and_each_says_its_language(string language)
    {
        var page = await program.ShopperPageAsync(320);
        string[] paths =
        [
            program.Paths[$"confirm-{language}"],
            .. new[] { "review", "review?done", "answer", "answer?scored=3", "arrived", "contact?about=problem", "preferences?saved", "why", "saved", "rewards", "code?sent", "unsubscribe" }.Select(path => $"{program.Letters[language]}/{path}"),
        ];
        foreach (var path in paths)
        {
            (await page.GotoAsync(path))!.Status.ShouldBe(200, path);
            if (Shots is not null)
                await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"shopper-{language}-{Array.IndexOf(paths, path)}.png"), FullPage = true });
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, path);
            (await page.GetAttributeAsync("html", "lang")).ShouldNotBeNull().ShouldStartWith(language);
        }

        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }
}
