using Microsoft.Playwright;
using Retention.App.Tests.Languages;
using Retention.Flows;

namespace Retention.Browser.Tests;

/// <summary>Contact sheets of every default letter, and their text parts, for people to look at: script/look says where to and in which languages. Without it, one letter is drawn to show that it can be.</summary>
public sealed class ContactSheetTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RETENTION_LOOK");

    [Fact]
    public async Task Letters_are_drawn_on_contact_sheets_by_day_and_by_night()
    {
        var folder = Folder ?? Directory.CreateTempSubdirectory("retention-look-").FullName;
        var languages = (Environment.GetEnvironmentVariable("RETENTION_LOOK_LANGUAGES") ?? "en").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var chromium = await LaunchedChromium.StartAsync();
        foreach (var language in languages)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"letters-{language}.txt"), string.Join("\n\n\n", SampleLetters.All.Select(letter => Text(letter, language))));
            foreach (var (width, columns, scheme) in new[] { (360, 6, ColorScheme.Light), (360, 6, ColorScheme.Dark), (640, 4, ColorScheme.Light), (640, 4, ColorScheme.Dark) })
            {
                var path = Path.Combine(folder, $"letters-{language}-{width}-{scheme.ToString().ToLowerInvariant()}.png");
                await DrawAsync(chromium, LetterFrames.Of(language).Take(Folder is null ? 1 : int.MaxValue), width, columns, scheme, path);
                new FileInfo(path).Length.ShouldBeGreaterThan(1_000);
            }
        }

        if (Folder is null)
            Directory.Delete(folder, recursive: true);
    }

    // The text part of a letter, or the whole of a text message.
    private static string Text(Letter letter, string language)
    {
        var content = SampleLetters.Content(letter, language);
        return $"### {letter.Flow.Key} {letter.Template.Key}: {content.Subject}\n\n{(letter.Step.Channel == Channel.Text ? content.Paragraphs[0] : SampleLetters.Render(content).Text)}";
    }

    private static async Task DrawAsync(LaunchedChromium chromium, IEnumerable<(string Name, string Html)> letters, int width, int columns, ColorScheme scheme, string path)
    {
        var context = await chromium.ContextAsync(new Uri("http://127.0.0.1/"), width: (columns * (width + 16)) + 16, scheme);
        var page = await context.NewPageAsync();
        await LetterFrames.ShowAsync(page, letters, width, scheme == ColorScheme.Dark ? "#3a3a3a" : "#ffffff");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        await context.CloseAsync();
    }
}
