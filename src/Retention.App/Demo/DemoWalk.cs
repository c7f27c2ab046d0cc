using System.Globalization;

namespace Retention.App.Demo;

/// <summary>Walks the demo's pages as whoever opens them would, and says which did not answer.</summary>
/// <param name="http">Keeps cookies and follows redirects, as a browser does.</param>
/// <param name="output">Where the demo says what happens.</param>
internal sealed class DemoWalk(HttpClient http, TextWriter output)
{
    /// <summary>Each page, with a text that must be on it, after the link has let in. What the merchant's page gets is added here.</summary>
    private static readonly (string Path, string Text)[] Pages =
    [
        ("/app", "Meadow Coffee"),
        ("/app/log", "Decisions"),
        ("/app/upcoming", "Upcoming"),
        ("/app/shoppers", "Shoppers"),
        ("/app/quarantine", "Quarantine"),
        ("/dev/outbox", "Good to see you again, Lina"),
        ("/health/ready", ""),
    ];

    /// <summary>Walks.</summary>
    /// <param name="link">A one-time link into the merchant's page; it is used up.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <returns>Whether every page answered with what belongs on it.</returns>
    public async Task<bool> WalkAsync(Uri link, CancellationToken cancellation)
    {
        var isWell = true;
        foreach (var (path, text) in Pages.Prepend((link.AbsolutePath, "Meadow Coffee")))
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(cancellation)).Contains(text, StringComparison.Ordinal))
                continue;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path} answered {(int)answer.StatusCode} without \"{text}\"."));
            isWell = false;
        }

        return isWell;
    }
}
