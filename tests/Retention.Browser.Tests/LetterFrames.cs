using System.Net;
using Microsoft.Playwright;
using Retention.App.Tests.Languages;

namespace Retention.Browser.Tests;

/// <summary>Many letters on one page, each in a frame of its own as wide as a window.</summary>
internal static class LetterFrames
{
    // Whatever a letter shows: a mug of an earthen colour.
    private const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="240"><rect width="300" height="240" fill="#d9c7ad"/><circle cx="140" cy="120" r="80" fill="#a67c52"/></svg>""";

    /// <summary>The letters of a language, by name.</summary>
    public static IEnumerable<(string Name, string Html)> Of(string language) =>
        from letter in SampleLetters.All
        where letter.Step.Channel == Channel.Email
        select ($"{language} {letter.Flow.Key} {letter.Template.Key}", SampleLetters.Render(SampleLetters.Content(letter, language)).Html);

    /// <summary>Shows letters on a page, as high as they are; their pictures come from here.</summary>
    public static async Task ShowAsync(IPage page, IEnumerable<(string Name, string Html)> letters, int width, string ground)
    {
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = Picture }));
        var frames = letters.Select(letter => $"""<figure style="margin:0"><figcaption>{letter.Name}</figcaption><iframe title="{letter.Name}" srcdoc="{WebUtility.HtmlEncode(letter.Html)}"></iframe></figure>""");
        await page.SetContentAsync(
            $$"""
            <!DOCTYPE html><style>body{margin:16px;background:{{ground}};display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start;font:13px sans-serif;color:#888}iframe{border:0;display:block}</style>
            {{string.Concat(frames)}}
            """,
            new() { WaitUntil = WaitUntilState.Load });
        await ResizeAsync(page, width);
    }

    /// <summary>Makes every frame so wide, and as high as its letter then is.</summary>
    public static Task ResizeAsync(IPage page, int width) => page.EvaluateAsync(
        """
        width => {
          const frames = [...document.querySelectorAll('iframe')];
          for (const frame of frames) { frame.style.width = `${width}px`; frame.style.height = '10px'; }
          for (const frame of frames) frame.style.height = `${frame.contentDocument.documentElement.scrollHeight}px`;
        }
        """,
        width);

    /// <summary>The letters that are wider than their frame.</summary>
    public static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('iframe')].filter(frame => frame.contentDocument.documentElement.scrollWidth > frame.clientWidth).map(frame => frame.title)");
}
