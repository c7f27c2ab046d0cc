using Microsoft.Playwright;

namespace Retention.Browser.Tests;

/// <summary>What axe finds wrong with a page, light or dark as it is shown.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(Find("node_modules/axe-core/axe.min.js"));

    /// <summary>The rules that the page breaks, each with where. Our pages forbid scripts from elsewhere: axe comes in from outside the page, as the browser's owner may.</summary>
    public static Task<string[]> FaultsAsync(IPage page) => FaultsAsync(page.MainFrame);

    /// <summary>The rules that the page in a frame breaks.</summary>
    public static async Task<string[]> FaultsAsync(IFrame frame) => await frame.EvaluateAsync<string[]>(
        $"async () => {{ {Script}; const found = await axe.run(document, {{ iframes: false }}); return found.violations.map(fault => `${{fault.id}}: ${{fault.nodes.map(node => node.html.slice(0, 120)).join(' ')}}`); }}");

    private static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"{path}: run npm ci in the repository's root.");
    }
}
