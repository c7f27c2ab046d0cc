namespace Retention.App.Tests.Architecture;

/// <summary>The checkout's own files.</summary>
internal static class Source
{
    /// <summary>The folder that holds Retention.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The files under src/{folder} with these endings, without what is built.</summary>
    public static IEnumerable<(string Name, string Text)> Files(string folder, params string[] endings) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, "src", folder), "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where endings.Contains(Path.GetExtension(path), StringComparer.Ordinal) && !name.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
        select (name, File.ReadAllText(path));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Retention.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Retention.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
