using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>What axe finds. Our pages' policy forbids scripts from elsewhere: it comes in from outside the page, as the browser's owner may.</summary>
internal static class AxeFaults
{
    private static readonly string Axe = File.ReadAllText(Find("node_modules/axe-core/axe.min.js"));

    /// <summary>The rules that a frame breaks.</summary>
    public static async Task<string[]> InAsync(IFrame frame) => await frame.EvaluateAsync<string[]>(
        $"async () => {{ {Axe}; const found = await axe.run(document, {{ iframes: false }}); return found.violations.map(fault => fault.id + ': ' + fault.nodes[0].html.slice(0, 120)); }}");

    /// <summary>A file of the repository, from wherever the tests run.</summary>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"{path}: run npm ci in the repository's root.");
    }
}
