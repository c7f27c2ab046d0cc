using System.Globalization;

namespace Retention.App.Demo;

/// <summary>Walks the demo's pages as whoever opens them would, and says which did not answer.</summary>
internal sealed class DemoWalk(HttpClient http, TextWriter output)
{
    /// <summary>Each page, with a text that must be on it. What the merchant's page has is added here.</summary>
    private static readonly (string Path, string Text)[] Pages =
    [
        ("/", "Meadow Coffee"),
        ("/dev/outbox", "Good to see you again, Lina"),
        ("/health/ready", ""),
    ];

    /// <summary>Walks.</summary>
    /// <returns>Whether every page answered with what belongs on it.</returns>
    public async Task<bool> WalkAsync(CancellationToken cancellation)
    {
        var isWell = true;
        foreach (var (path, text) in Pages)
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
